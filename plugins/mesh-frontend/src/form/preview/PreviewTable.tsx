import { Plan, podRows } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { PlainTable } from '../../blocks/table';
import { Status } from '../../blocks/status';
import { Written } from '../../requests/review/WrittenPanel';
import styles from './preview.module.css';

/** What is written where, and which pods join or stay out. */
export function PreviewTable({ plan }: { plan: Plan }) {
  const rows = podRows(plan);
  const clusters = Object.keys(rows[0]?.counts ?? {});
  return (
    <Panel
      title="What will happen"
      second="Preview of the plan. Nothing is written yet."
    >
      <Written plan={plan} />
      {rows.length ? (
        <div className={styles.pods}>
          <PlainTable
            label="Running pods"
            columns={[
              { id: 'pods', label: 'Pods' },
              ...clusters.map(id => ({ id, label: id, end: true })),
            ]}
            rows={rows.map(row => ({
              id: row.label,
              cells: [
                <Status
                  key="pods"
                  tone={row.tone}
                  word={row.label}
                  second={row.why}
                />,
                ...clusters.map(c => row.counts[c] ?? 'unknown'),
              ],
            }))}
          />
        </div>
      ) : null}
    </Panel>
  );
}
