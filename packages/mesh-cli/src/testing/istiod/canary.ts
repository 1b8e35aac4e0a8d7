import type { ReportService } from '@mesh-onboarding/backstage-plugin-mesh-common';

type Waypoint = ReportService['waypoint'] | undefined;

/** What share of the connections each waypoint of a service gets. @param said - `namespace/name percent`; undefined: not recorded */
export function shareDifferences(
  key: string,
  waypoint: Waypoint,
  said: readonly string[] | undefined,
): string[] {
  if (!said) return [];
  const theirs = said.join(', ');
  const ours = sharesOf(waypoint).join(', ');
  return ours === theirs
    ? []
    : [`${key}: canary: istiod says "${theirs}", the report says "${ours}"`];
}

function sharesOf(waypoint: Waypoint): string[] {
  if (!waypoint?.canary?.bound) return [];
  const { namespace, name, weight } = waypoint.canary;
  return [
    `${waypoint.namespace}/${waypoint.name} ${100 - (weight ?? 0)}`,
    `${namespace}/${name} ${weight}`,
  ];
}

/** Words of istiod about a canary that it does not take, and our reasons for them. */
const REFUSALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/must differ from the primary/, ['same-as-primary']],
  [/invalid weight/, ['invalid-weight']],
  [/is not ready/, ['missing', 'not-ready', 'waiting-for-controller']],
  [/not permitted to attach/, ['attachment-denied']],
  [/does not support/, ['unsupported-traffic-type']],
];

/** A canary that is refused is told at the end of a condition that is True. */
export function canaryDifferences(
  key: string,
  waypoint: Waypoint,
  { message }: { readonly message?: unknown },
): string[] {
  if (typeof message !== 'string' || !waypoint?.bound) return [];
  const [, said] = message.split('Canary waypoint not attached: ');
  const { canary } = waypoint;
  const ours = canary?.bound === false ? canary.reason : 'no refusal';
  const theirs = said === undefined ? ['no refusal'] : reasonsFor(said);
  return theirs.includes(ours)
    ? []
    : [`${key}: canary: istiod says "${said}", the report says ${ours}`];
}

const reasonsFor = (said: string): readonly string[] =>
  REFUSALS.find(([words]) => words.test(said))?.[1] ?? [];
