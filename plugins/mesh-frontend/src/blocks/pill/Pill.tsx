import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx } from '../text';
import { ToneIcon } from '../tone';
import styles from './pill.module.css';

const fills: Partial<Record<Tone, string>> = {
  'needs-you': styles.needsYou,
  broken: styles.broken,
  unknown: styles.unknown,
};

/** One state in a capsule. Filled only for what needs the viewer and what failed. */
export function Pill({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className={cx(styles.root, fills[tone])}>
      <ToneIcon tone={tone} size={14} />
      {word}
    </span>
  );
}
