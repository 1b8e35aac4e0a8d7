import type { ReactNode } from 'react';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx, text } from '../text';
import { ToneIcon } from '../tone';
import styles from './finding.module.css';

export interface FindingProps {
  tone: Tone;
  title: string;
  line?: ReactNode;
  /** Every problem has one. */
  nextStep: ReactNode;
  /** Cluster and subject. */
  where?: ReactNode;
  rule?: string;
}

/** One problem or note: what it is, what to do next, where, by which rule. */
export function Finding(props: FindingProps) {
  return (
    <article className={styles.root}>
      <span className={styles.icon}>
        <ToneIcon tone={props.tone} size={18} />
      </span>
      <div className={text.wrap}>
        <h3 className={styles.title}>{props.title}</h3>
        {props.line ? <p className={text.second}>{props.line}</p> : null}
        <p className={text.second}>
          <strong>Next step:</strong> {props.nextStep}
        </p>
        <p className={cx(text.second, text.quiet)}>
          {props.where}
          {props.where && props.rule ? ' · ' : null}
          {props.rule ? (
            <>
              Rule <code className={text.mono}>{props.rule}</code>
            </>
          ) : null}
        </p>
      </div>
    </article>
  );
}
