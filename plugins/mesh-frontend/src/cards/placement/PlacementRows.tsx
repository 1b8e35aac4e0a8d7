import type { EntityCluster } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { cx, text } from '../../blocks/text';
import { ModeGlyph, ToneIcon } from '../../blocks/tone';
import { placeWords } from './placeWords';
import styles from './placement.module.css';

/** More clusters than this: the worst ones, then how many more. */
const MOST_ROWS = 5;

/** One row per cluster, worst first: cluster, mode, pods, age. */
export function PlacementRows({
  clusters,
}: {
  clusters: readonly EntityCluster[];
}) {
  const all = clusters.length <= MOST_ROWS;
  const shown = all ? clusters : clusters.slice(0, MOST_ROWS - 1);
  const more = clusters.length - shown.length;
  return (
    <div className={styles.container}>
      <ul className={cx(text.second, styles.rows)}>
        {shown.map(cluster => (
          <PlacementRow key={cluster.cluster} cluster={cluster} />
        ))}
        {more ? (
          <li className={cx(text.quiet, styles.more)}>and {more} more</li>
        ) : null}
      </ul>
    </div>
  );
}

function PlacementRow({ cluster }: { cluster: EntityCluster }) {
  const words = placeWords(cluster);
  const { seenAt } = cluster.freshness;
  return (
    <li className={styles.row}>
      <span className={cx(text.strong, text.wrap)}>{cluster.cluster}</span>
      <span className={styles.mode}>
        <ModeGlyph mode={cluster.mode} size={14} />
        {words.mode}
      </span>
      <span className={cx(text.digits, styles.pods)}>{words.pods}</span>
      <span className={cx(text.quiet, styles.age)}>
        {words.silent ? (
          <ToneIcon tone="stale" size={14} label="Silent" />
        ) : null}
        {seenAt ? <Age at={seenAt} /> : 'never seen'}
      </span>
    </li>
  );
}
