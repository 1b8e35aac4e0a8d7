import type { ReactNode } from 'react';
import styles from './code.module.css';

/** Raw text of the mesh: names, labels, YAML. Always rendered as text. */
export function Code({ children }: { children: ReactNode }) {
  return <pre className={styles.root}>{children}</pre>;
}
