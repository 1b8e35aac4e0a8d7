import {
  PlanFinding,
  asHeadline,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Finding } from '../../blocks/finding';
import { Panel } from '../../blocks/panel';
import { findingCounts, findingTone, sortFindings } from './sortFindings';

/** Findings of a plan, worst first; nothing where there are none. */
export function FindingsPanel({
  findings,
}: {
  findings: readonly PlanFinding[];
}) {
  if (!findings.length) return null;
  const blocks = findings.some(f => f.severity === 'error');
  const counts = findingCounts(findings);
  return (
    <Panel
      title="Findings"
      second={blocks ? counts : `${counts}, nothing blocks`}
    >
      <FindingList findings={findings} />
    </Panel>
  );
}

/** Findings without a panel around them. */
export function FindingList(props: { findings: readonly PlanFinding[] }) {
  return (
    <>
      {sortFindings(props.findings).map((finding, index) => (
        <Finding
          key={`${finding.code}-${index}`}
          tone={findingTone(finding)}
          title={asHeadline(finding.message)}
          nextStep={finding.nextStep}
          where={[finding.cluster, finding.subject].filter(Boolean).join(', ')}
          rule={finding.code}
        />
      ))}
    </>
  );
}
