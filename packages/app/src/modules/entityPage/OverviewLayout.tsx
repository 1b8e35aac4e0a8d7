import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import styles from './OverviewLayout.module.css';

/**
 * Three equal columns: first the cards with content, in the order of `app.extensions`, then those with
 * information, the first of which spans two columns.
 */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const info = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');
  return (
    <>
      <div className={styles.row}>{content.map(({ element }) => element)}</div>
      <div className={`${styles.row} ${styles.info}`}>
        {info.map(({ element }) => element)}
      </div>
    </>
  );
}
