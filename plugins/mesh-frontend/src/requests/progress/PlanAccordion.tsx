import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { Plan, shortHash } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Written } from '../review/WrittenPanel';
import { FindingList } from '../review/FindingsPanel';
import { findingCounts } from '../review/sortFindings';
import { targetsByCluster } from '../review/targetsByCluster';

/** The plan as it was approved, folded away. */
export function PlanAccordion({ plan }: { plan: Plan }) {
  const changes = plan.targets.reduce((n, t) => n + t.mutations.length, 0);
  const clusters = targetsByCluster(plan).size;
  const findings = findingCounts(plan.findings);
  const subtitle = [
    `${changes} ${changes === 1 ? 'change' : 'changes'} in ${clusters} ${
      clusters === 1 ? 'cluster' : 'clusters'
    }`,
    findings,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Accordion>
      <AccordionTrigger
        title={`Plan ${shortHash(plan.hash)}, as approved`}
        subtitle={subtitle}
      />
      <AccordionPanel>
        <Written plan={plan} />
        <FindingList findings={plan.findings} />
      </AccordionPanel>
    </Accordion>
  );
}
