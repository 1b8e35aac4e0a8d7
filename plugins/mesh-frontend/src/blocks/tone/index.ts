export { ToneIcon } from './ToneIcon';
export type { ToneIconProps } from './ToneIcon';
export { ModeGlyph } from './ModeGlyph';
