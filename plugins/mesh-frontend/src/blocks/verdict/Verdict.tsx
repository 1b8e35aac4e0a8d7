import { ReactNode, forwardRef } from 'react';
import { Card, CardBody } from '@backstage/ui';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx, text } from '../text';
import { ToneIcon } from '../tone';
import styles from './verdict.module.css';

export interface VerdictProps {
  tone: Tone;
  /** One sentence. */
  headline: string;
  /** One paragraph. */
  sub?: ReactNode;
  /** At most two. */
  buttons?: ReactNode;
  /** A bar, a table; below a rule where `ruled`. */
  children?: ReactNode;
  ruled?: boolean;
  /** The one polite live region of a live page. */
  live?: boolean;
}

/** The sentence that a page opens with. Its ref is the headline: focus goes there after a decision. */
export const Verdict = forwardRef<HTMLHeadingElement, VerdictProps>(
  function VerdictCard(props, ref) {
    return (
      <Card data-tone={props.tone}>
        <CardBody>
          <div className={styles.row}>
            <div className={styles.answer}>
              <span className={styles.icon}>
                <ToneIcon tone={props.tone} size={28} />
              </span>
              <div className={styles.words}>
                <h2 ref={ref} tabIndex={-1} className={text.verdict}>
                  {props.headline}
                </h2>
                {props.sub ? <p className={text.body}>{props.sub}</p> : null}
              </div>
            </div>
            {props.buttons ? (
              <div className={styles.buttons}>{props.buttons}</div>
            ) : null}
          </div>
          {props.children ? (
            <div className={cx(styles.below, props.ruled && styles.ruled)}>
              {props.children}
            </div>
          ) : null}
          {props.live ? (
            <div aria-live="polite" className={styles.live}>
              {props.headline}
            </div>
          ) : null}
        </CardBody>
      </Card>
    );
  },
);
