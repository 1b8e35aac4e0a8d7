import type { ReactNode } from 'react';
import { BgProvider } from '@backstage/ui';
import styles from './form.module.css';

/**
 * Form left, preview right; on narrow screens the preview stands below. The scaffolder's form stands on a card of its
 * own, so the panels in it take the next background.
 */
export function FormLayout(props: { fields: ReactNode; preview: ReactNode }) {
  return (
    <BgProvider bg="neutral-1">
      <div className={styles.container}>
        <div className={styles.grid}>
          <div className={styles.fields}>{props.fields}</div>
          <div className={styles.preview}>{props.preview}</div>
        </div>
      </div>
    </BgProvider>
  );
}
