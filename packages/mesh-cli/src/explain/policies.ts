import {
  policyWhyWords,
  PolicyRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

/** Every PeerAuthentication that could be meant, the deciding ones first. */
export function policiesSection({ policies, cluster }: Subject): Section {
  const { rootNamespace, revision } = cluster.ctx;
  return {
    title: `PeerAuthentications (root namespace ${rootNamespace}, revision ${revision})`,
    lines: policies.length
      ? policies.map(line)
      : [
          'None is meant for it: PERMISSIVE holds where a proxy enforces anything.',
        ],
  };
}

function line({
  verdict,
  policy,
  scope,
  mode,
  ports,
  why,
  createdAt,
}: PolicyRow): string {
  const said = [
    mode ?? 'no mode',
    ...Object.entries(ports).map(([port, portMode]) => `${port} ${portMode}`),
  ];
  const made = createdAt.slice(0, 10);
  return `${verdict}: ${policy} (${scope}, of ${made}) says ${said.join(
    ', ',
  )}; ${policyWhyWords(why)}`;
}
