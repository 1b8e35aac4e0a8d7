import type {
  Plan,
  PlanDifference,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Diff } from '../../blocks/diff';
import { Panel } from '../../blocks/panel';
import { diffLines } from './diffLines';
import { targetsByCluster } from './targetsByCluster';
import styles from './review.module.css';

/** The exact change per cluster, side by side; stacked on narrow screens. */
export function Written(props: {
  plan: Plan;
  difference?: readonly PlanDifference[];
}) {
  const { plan, difference = [] } = props;
  return (
    <div className={styles.clusters}>
      {[...targetsByCluster(plan)].map(([cluster, targets]) => (
        <div key={cluster} className={styles.cluster}>
          <h3>{cluster}</h3>
          <Diff
            label={`Changes in ${cluster}`}
            lines={diffLines(targets, difference)}
          />
        </div>
      ))}
    </div>
  );
}

/** "What will be written". */
export function WrittenPanel(props: {
  plan: Plan;
  difference: readonly PlanDifference[];
}) {
  return (
    <Panel title="What will be written" second="Exactly this, nothing else.">
      <Written {...props} />
    </Panel>
  );
}
