import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx } from '../text';
import { toneIcons } from './toneIcons';
import styles from './tone.module.css';

const colours: Partial<Record<Tone, string>> = {
  ok: styles.ok,
  attention: styles.attention,
  broken: styles.broken,
  'needs-you': styles.needsYou,
};

export interface ToneIconProps {
  tone: Tone;
  /** Pixels. */
  size?: number;
  /** Only where no word stands beside it. */
  label?: string;
}

/** Icon of a tone. Hidden from screen readers unless it stands alone. */
export function ToneIcon({ tone, size = 16, label }: ToneIconProps) {
  const Icon = toneIcons[tone];
  const alone = label
    ? { role: 'img', 'aria-label': label }
    : { 'aria-hidden': true };
  return (
    <span
      {...alone}
      data-tone={tone}
      className={cx(
        styles.icon,
        colours[tone],
        tone === 'working' && styles.working,
      )}
    >
      <Icon size={size} />
    </span>
  );
}
