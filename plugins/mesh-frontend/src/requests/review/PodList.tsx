import type { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { PlainTable } from '../../blocks/table';
import { text } from '../../blocks/text';
import { podWords } from './podWords';

/** Every pod of a plan by name, those that stay out first. */
export function PodList({ plan }: { plan: Plan }) {
  const pods = plan.targets.flatMap(({ cluster, pods: list }) =>
    (list ?? []).map(pod => ({ ...pod, cluster })),
  );
  const sorted = [...pods].sort(
    (a, b) => Number(a.outcome === 'joins') - Number(b.outcome === 'joins'),
  );
  return (
    <PlainTable
      label="Pods by name"
      columns={[
        { id: 'pod', label: 'Pod' },
        { id: 'cluster', label: 'Cluster' },
        { id: 'outcome', label: 'What happens' },
      ]}
      rows={sorted.map(pod => ({
        id: `${pod.cluster}/${pod.pod}`,
        cells: [
          <code key="pod" className={text.mono}>
            {pod.pod}
          </code>,
          pod.cluster,
          podWords(pod),
        ],
      }))}
    />
  );
}
