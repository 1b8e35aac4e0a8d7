import type { ReactNode } from 'react';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Status } from '../status';
import styles from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  tone: Tone;
  word: ReactNode;
  second: ReactNode;
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.root}>
      {entries.map(({ id, ...entry }) => (
        <li key={id} className={styles.item}>
          <Status {...entry} />
        </li>
      ))}
    </ol>
  );
}
