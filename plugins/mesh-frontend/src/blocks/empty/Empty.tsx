import type { ReactNode } from 'react';
import { text } from '../text';
import styles from './empty.module.css';

/** Why there is nothing, and what to do. */
export function Empty({
  children,
  action,
}: {
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      <p className={text.body}>{children}</p>
      {action}
    </div>
  );
}
