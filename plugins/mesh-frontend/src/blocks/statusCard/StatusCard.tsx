import { ReactNode, useId } from 'react';
import { Card, CardBody, CardFooter, CardHeader } from '@backstage/ui';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../age';
import { cx, text } from '../text';
import { ToneIcon } from '../tone';
import styles from './statusCard.module.css';

export interface StatusCardProps {
  title: string;
  tone: Tone;
  headline: string;
  sub?: ReactNode;
  /** Oldest answer the card rests on, epoch milliseconds; null: none. */
  seenAt: number | null;
  /** Below the sub-line: an annotation, a reference. */
  snippet?: ReactNode;
  /** The rows at the bottom edge. */
  evidence?: ReactNode;
  /** Left below. */
  action?: ReactNode;
  /** Right below. */
  why?: ReactNode;
}

/** Title and age, headline, sub-line, evidence at the bottom edge, action left, "Why?" right. */
export function StatusCard(props: StatusCardProps) {
  const titleId = useId();
  const { title, tone, headline, sub, seenAt, snippet } = props;
  return (
    <Card
      role="region"
      aria-labelledby={titleId}
      className={styles.card}
      data-tone={tone}
    >
      <CardHeader>
        <div className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {seenAt !== null ? (
            <span className={cx(text.second, text.quiet)}>
              <Age at={seenAt} ago />
            </span>
          ) : null}
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          <div className={styles.answer}>
            <span className={styles.icon}>
              <ToneIcon tone={tone} size={20} />
            </span>
            <h3 className={cx(text.headline, text.wrap)}>{headline}</h3>
            <div className={styles.rest}>
              {sub ? <p className={cx(text.body, text.wrap)}>{sub}</p> : null}
              {snippet ? <div>{snippet}</div> : null}
            </div>
          </div>
          {props.evidence ? (
            <div className={styles.evidence}>{props.evidence}</div>
          ) : null}
        </div>
      </CardBody>
      {props.action || props.why ? (
        <CardFooter>
          <div className={styles.footer}>
            <span>{props.action}</span>
            {props.why ? <span className={styles.why}>{props.why}</span> : null}
          </div>
        </CardFooter>
      ) : null}
    </Card>
  );
}
