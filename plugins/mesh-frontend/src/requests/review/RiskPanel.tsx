import type {
  Risk,
  RequestKind,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import styles from './review.module.css';

const undo: Record<RequestKind, string> = {
  namespace: 'Labels before are recorded, also absent ones',
  waypoint: 'The state before is recorded, also what was absent',
  cluster: 'Rolling back deregisters the cluster',
};

/** Risk always lists its reasons. */
export function RiskPanel({ risk, kind }: { risk: Risk; kind: RequestKind }) {
  const tone = risk.level === 'low' ? 'neutral' : 'attention';
  return (
    <Panel title={`Why ${risk.level} risk`}>
      <div className={styles.list}>
        {risk.reasons.map(reason => (
          <Status key={reason} tone={tone} word={reason} />
        ))}
        <Status tone="ok" word="Can be rolled back" second={undo[kind]} />
      </div>
    </Panel>
  );
}
