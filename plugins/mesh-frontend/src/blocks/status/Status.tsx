import type { ReactNode } from 'react';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx, text } from '../text';
import { ToneIcon } from '../tone';
import styles from './status.module.css';

export interface StatusProps {
  tone: Tone;
  word: ReactNode;
  second?: ReactNode;
  strong?: boolean;
}

/** Tone icon, a word, and where there is one a quiet second line. */
export function Status({ tone, word, second, strong }: StatusProps) {
  return (
    <div className={styles.root}>
      <span className={styles.icon}>
        <ToneIcon tone={tone} />
      </span>
      <div className={text.wrap}>
        <div className={cx(text.body, strong && text.strong)}>{word}</div>
        {second ? (
          <div className={cx(text.second, text.quiet)}>{second}</div>
        ) : null}
      </div>
    </div>
  );
}
