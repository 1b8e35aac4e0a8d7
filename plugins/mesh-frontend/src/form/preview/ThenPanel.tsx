import type { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import { targetsByCluster } from '../../requests/review/targetsByCluster';
import styles from './preview.module.css';

/** What comes after filing. */
export function ThenPanel({ plan }: { plan: Plan }) {
  const clusters = [...targetsByCluster(plan).keys()];
  return (
    <Panel title="Then">
      <div className={styles.then}>
        <Status
          tone="waiting"
          word="The platform team decides"
          second={`Risk: ${plan.risk.level}`}
        />
        <Status
          tone="neutral"
          word={clusters.length > 1 ? 'Applied cluster by cluster' : 'Applied'}
          second={clusters.join(', then ')}
        />
        <Status
          tone="ok"
          word="Verified in the mesh"
          second="or rolled back with one click"
        />
      </div>
    </Panel>
  );
}
