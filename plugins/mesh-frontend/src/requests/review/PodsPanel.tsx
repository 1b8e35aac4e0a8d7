import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  useBreakpoint,
} from '@backstage/ui';
import {
  Plan,
  PlanDifference,
  PodRow,
  podRows,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { PlainTable } from '../../blocks/table';
import { Status } from '../../blocks/status';
import { PodList } from './PodList';
import styles from './review.module.css';

const JOIN = 'Join, no restart';

/** Which running pods join, which stay out, and why. Nothing where the plan is not about pods. */
export function PodsPanel(props: {
  plan: Plan;
  difference: readonly PlanDifference[];
  /** The request ended without effect. */
  over: boolean;
}) {
  const { plan, difference, over } = props;
  const isNarrow = useBreakpoint().down('sm');
  const rows = podRows(plan);
  const clusters = Object.keys(rows[0]?.counts ?? {});
  if (!rows.length) return null;
  const pods = plan.targets.flatMap(t => t.pods ?? []).length;
  return (
    <Panel
      title={
        over
          ? 'What it would have done to running pods'
          : 'What it does to running pods'
      }
    >
      <PlainTable
        label="Running pods by what happens to them"
        columns={[
          { id: 'pods', label: 'Pods' },
          ...clusters.map(id => ({ id, label: id, end: true })),
          ...(isNarrow ? [] : [{ id: 'why', label: 'Why' }]),
        ]}
        rows={rows.map(row => ({
          id: row.label,
          cells: [
            <Status
              key="pods"
              tone={row.tone}
              word={row.label}
              second={isNarrow ? row.why : null}
            />,
            ...clusters.map(cluster => (
              <Count
                key={cluster}
                row={row}
                cluster={cluster}
                difference={difference}
              />
            )),
            ...(isNarrow ? [] : [row.why]),
          ],
        }))}
      />
      <Accordion>
        <AccordionTrigger
          title="By name"
          subtitle={pods === 1 ? '1 pod' : `${pods} pods`}
        />
        <AccordionPanel>
          <PodList plan={plan} />
        </AccordionPanel>
      </Accordion>
    </Panel>
  );
}

function Count(props: {
  row: PodRow;
  cluster: string;
  difference: readonly PlanDifference[];
}) {
  const { row, cluster, difference } = props;
  const count = row.counts[cluster];
  const was =
    row.label === JOIN &&
    difference.find(d => d.what === `Pods that join, ${cluster}`)?.before;
  return (
    <>
      {was ? <span className={styles.was}>was {was}</span> : null}{' '}
      {count === null ? 'unknown' : count}
    </>
  );
}
