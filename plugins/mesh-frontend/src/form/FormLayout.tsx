import type { ReactNode } from 'react';
import styles from './form.module.css';

/** Form left, preview right; on narrow screens the preview stands below. */
export function FormLayout(props: { fields: ReactNode; preview: ReactNode }) {
  return (
    <div className={styles.container}>
      <div className={styles.grid}>
        <div className={styles.fields}>{props.fields}</div>
        <div className={styles.preview}>{props.preview}</div>
      </div>
    </div>
  );
}
