import type { ReactNode } from 'react';
import styles from './layout.module.css';

/** Panels one below the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** Two equal columns; one on narrow screens. */
export function Halves({ children }: { children: ReactNode }) {
  return <div className={styles.halves}>{children}</div>;
}
