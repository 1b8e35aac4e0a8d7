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

/** "What will be written"; of a request that ended without effect, what would have been. */
export function WrittenPanel(props: {
  plan: Plan;
  difference: readonly PlanDifference[];
  over: boolean;
}) {
  const { plan, difference, over } = props;
  return (
    <Panel
      title={over ? 'What would have been written' : 'What will be written'}
      second={over ? 'Nothing of it was.' : 'Exactly this, nothing else.'}
    >
      <Written plan={plan} difference={difference} />
    </Panel>
  );
}
