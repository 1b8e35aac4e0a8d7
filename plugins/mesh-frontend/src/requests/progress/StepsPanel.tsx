import {
  MeshRequest,
  StepRow,
  requestStateWords,
  stepRows,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Pill } from '../../blocks/pill';
import { Status } from '../../blocks/status';
import { PlainTable } from '../../blocks/table';
import { clockText } from '../../time';

/** Steps × clusters, named for people. */
export function StepsPanel({ request }: { request: MeshRequest }) {
  const rows = stepRows(request);
  const clusters = rows[0].cells.map(cell => cell.cluster);
  const { tone, word } = requestStateWords(request);
  return (
    <Panel
      title="Steps"
      second={
        clusters.length > 1
          ? 'Cluster by cluster, in this order. The first failure stops it.'
          : undefined
      }
      aside={<Pill tone={tone} word={word} />}
    >
      <PlainTable
        label="Steps by cluster"
        columns={[
          { id: 'step', label: 'Step' },
          ...clusters.map((cluster, index) => ({
            id: cluster,
            label: clusters.length > 1 ? `${index + 1}. ${cluster}` : cluster,
          })),
        ]}
        rows={rows.map(row => ({
          id: row.step,
          cells: [row.name, ...row.cells.map(cell => stepCell(cell))],
        }))}
      />
    </Panel>
  );
}

function stepCell({ cluster, tone, word, at, detail }: StepRow['cells'][0]) {
  const second = [at && clockText(Date.parse(at)), detail]
    .filter(Boolean)
    .join(', ');
  return <Status key={cluster} tone={tone} word={word} second={second} />;
}
