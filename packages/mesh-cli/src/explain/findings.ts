import type { Finding } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { subjectsWords } from '../output/subjects';
import { Section, Subject } from './section';

/** Findings about the pod, its workload, its namespace, its waypoint, and the policies that were considered. */
export function findingsSection(subject: Subject): Section {
  const names = related(subject);
  const found = subject.findings.filter(
    finding =>
      finding.cluster === subject.cluster.name && names.has(keyOf(finding)),
  );
  return {
    title: 'Findings',
    lines: found.length
      ? found.flatMap(
          ({ severity, code, subject: object, message, nextStep }) => [
            `${severity}: ${subjectsWords([object])} [${code}]`,
            message,
            `→ ${nextStep}`,
          ],
        )
      : ['None about this pod, its workload, its namespace or its policies.'],
  };
}

const keyOf = ({ subject: { kind, namespace, name } }: Finding) =>
  `${kind}/${namespace ?? ''}/${name}`;

function related({ inspected, policies }: Subject): ReadonlySet<string> {
  const { pod, waypoint } = inspected;
  const { namespace, name, workload } = pod;
  return new Set([
    `Pod/${namespace}/${name}`,
    `Namespace//${namespace}`,
    ...(workload ? [`${workload.kind}/${namespace}/${workload.name}`] : []),
    ...(waypoint ? [`Gateway/${waypoint.namespace}/${waypoint.name}`] : []),
    ...policies
      .filter(({ why }) => why !== 'does-not-match')
      .map(({ policy }) => `PeerAuthentication/${policy}`),
  ]);
}
