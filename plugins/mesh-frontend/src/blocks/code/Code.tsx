import type { ReactNode } from 'react';
import { Box } from '@backstage/ui';
import styles from './code.module.css';

/** Raw text of the mesh: names, labels, YAML. Always rendered as text. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <Box bg="neutral" className={styles.box}>
      <pre className={styles.root}>{children}</pre>
    </Box>
  );
}
