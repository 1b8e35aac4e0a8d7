import type {
  EntityCluster,
  MtlsMode,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { cx, text } from '../../blocks/text';
import { tableStyles } from '../../blocks/table';
import { modeWord } from '../../cards/placement';
import { inMeshWords } from '../words/inMeshWords';
import { LabelsRow } from './LabelsRow';
import styles from './byCluster.module.css';

const modes: Partial<Record<MtlsMode, string>> = {
  NONE: 'Not encrypted',
  BLOCKED: 'Blocked',
  NOT_APPLICABLE: 'Does not apply',
};

/** Below an open cluster: the labels that decide, then its workloads. */
export function WorkloadRows({ cluster }: { cluster: EntityCluster }) {
  const workloads = cluster.workloads ?? [];
  const several = cluster.namespaces.length > 1;
  return (
    <>
      <LabelsRow cluster={cluster} />
      {workloads.map(workload => (
        <tr
          key={`${workload.namespace}/${workload.kind}/${workload.name}`}
          className={cx(styles.inner, text.second)}
        >
          <th scope="row" className={cx(tableStyles.first, text.wrap)}>
            {several ? `${workload.namespace}/` : ''}
            {workload.name}
            <div className={text.quiet}>{workload.kind}</div>
          </th>
          <td>{modeWord(workload.mode)}</td>
          <td className={text.digits}>{inMeshWords(workload.pods, true)}</td>
          <td />
          <td>{modes[workload.mtls] ?? workload.mtls}</td>
          <td />
        </tr>
      ))}
      {workloads.length === 0 ? (
        <tr className={cx(styles.inner, text.second)}>
          <th scope="row" colSpan={6}>
            No workload runs here.
          </th>
        </tr>
      ) : null}
    </>
  );
}
