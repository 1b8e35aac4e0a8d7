import type { DataPlaneMode } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { modeGlyphs } from './modeGlyphs';
import styles from './tone.module.css';

/** Glyph of a data plane mode; its word stands beside it. */
export function ModeGlyph({
  mode,
  size = 16,
}: {
  mode: DataPlaneMode;
  size?: number;
}) {
  const Glyph = modeGlyphs[mode];
  return (
    <span aria-hidden className={styles.icon} data-mode={mode}>
      <Glyph size={size} />
    </span>
  );
}
