import type { ReactNode } from 'react';
import { cx } from '../text';
import styles from './layout.module.css';

/**
 * Verdict and story in two thirds, decision in one third that stays in sight. On narrow screens the side comes right
 * after the top.
 */
export function TwoOne(props: {
  top: ReactNode;
  main: ReactNode;
  side: ReactNode;
}) {
  return (
    <div className={cx(styles.twoOne, !props.main && styles.withoutMain)}>
      <div className={cx(styles.top, styles.stack)}>{props.top}</div>
      {props.main ? (
        <div className={cx(styles.main, styles.stack)}>{props.main}</div>
      ) : null}
      <div className={styles.side}>
        <div className={cx(styles.sticky, styles.stack)}>{props.side}</div>
      </div>
    </div>
  );
}
