import { istiodAnswerSchema } from '../../../../packages/mesh-cli/src/testing';
import { Outcome } from './outcome';

/** What istiod and istioctl must have said in a run, or its random meshes are not what they should be. */
const WANTED = [
  ...['tunnel HBONE', 'tunnel NONE', 'a waypoint of a workload'],
  ...['inbound STRICT', 'inbound PERMISSIVE', 'inbound differs by port'],
  ...['a policy that was never sent', 'uncertain', 'a WorkloadEntry'],
  ...['a canary', 'a canary that is refused'],
  ...['WaypointAccepted', 'WaypointIsNotReady', 'AttachmentDenied'],
  ...['UnsupportedTrafficType', 'AddressNotAssigned', 'Programmed', 'Pending'],
  ...['ZtunnelAccepted', 'WaypointAccepted', 'TargetNotFound'],
  ...['UnsupportedValue', 'AncestorNotBound'],
  ...['IST0102', 'IST0103', 'IST0118', 'IST0123', 'IST0127', 'IST0171'],
];

/** What of it was said, and what was not. */
export function heard(outcomes: readonly Outcome[]): {
  said: ReadonlySet<string>;
  missing: string[];
} {
  const said = new Set(outcomes.flatMap(saidIn));
  return { said, missing: WANTED.filter(one => !said.has(one)) };
}

function saidIn({ recorded, uncertain }: Outcome): string[] {
  const { workloads, services, conditions } = istiodAnswerSchema.parse(
    recorded.istiod,
  );
  return [
    ...workloads.flatMap(workload => [
      `tunnel ${workload.tunnel}`,
      `inbound ${workload.inboundByPolicy.mode}`,
      ...when('a WorkloadEntry', workload.kind === 'WorkloadEntry'),
      ...when('a waypoint of a workload', workload.waypoint !== null),
      ...when('a policy that was never sent', workload.missingPolicies.length),
      ...when(
        'inbound differs by port',
        Object.keys(workload.inboundByPolicy.ports).length,
      ),
    ]),
    ...when(
      'a canary',
      services.some(({ shares }) => shares?.length),
    ),
    ...conditions.flatMap(object =>
      object.conditions.flatMap(({ type, reason, message }) => [
        type,
        reason,
        ...when(
          'a canary that is refused',
          String(message).includes('Canary waypoint not attached'),
        ),
      ]),
    ),
    ...when('uncertain', uncertain.length),
    ...recorded.analyze.map(({ code }) => code),
  ];
}

const when = (what: string, isSo: boolean | number): string[] =>
  isSo ? [what] : [];
