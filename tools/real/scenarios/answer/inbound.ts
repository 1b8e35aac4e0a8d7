import { AmbientzPolicy } from './ambientz';

type Mode = 'STRICT' | 'PERMISSIVE';
type Match =
  AmbientzPolicy['groups'][number]['rules'][number]['matches'][number];

/** What policies do with a connection that shows no identity, per port of the workload. */
export interface Inbound {
  mode: Mode;
  /** Ports that differ. */
  ports: Record<string, Mode>;
}

/** A port that no policy names. */
const ANY_OTHER = 0;

/** Evaluates them as ztunnel does (ztunnel `src/state.rs`, assert_rbac; `src/rbac.rs`, Authorization::matches). */
export function inboundOf(policies: AmbientzPolicy[]): Inbound {
  const mode = modeOf(policies, ANY_OTHER);
  const differing = portsNamed(policies)
    .map(port => [String(port), modeOf(policies, port)] as const)
    .filter(([, other]) => other !== mode);
  return { mode, ports: Object.fromEntries(differing) };
}

const modeOf = (policies: AmbientzPolicy[], port: number): Mode =>
  policies.some(policy => denies(policy, port)) ? 'STRICT' : 'PERMISSIVE';

/** Any group; in it all rules; of a rule any match; of a match all fields. */
function denies(policy: AmbientzPolicy, port: number): boolean {
  return policy.groups.some(group =>
    group.rules.every(rule => rule.matches.some(match => hits(match, port))),
  );
}

function hits(match: Match, port: number): boolean {
  const { destinationPorts, notDestinationPorts, notPrincipals } = match;
  const known = ['destinationPorts', 'notDestinationPorts', 'notPrincipals'];
  const other = Object.keys(match).find(key => !known.includes(key));
  if (other) throw new Error(`A converted policy with ${other}: not expected.`);
  if (destinationPorts.length && !destinationPorts.includes(port)) return false;
  if (notDestinationPorts.includes(port)) return false;
  // "Not: any identity" is met by a connection that shows none.
  return notPrincipals.every(one => 'presence' in one);
}

function portsNamed(policies: AmbientzPolicy[]): number[] {
  const ports = policies.flatMap(({ groups }) =>
    groups.flatMap(({ rules }) =>
      rules.flatMap(({ matches }) =>
        matches.flatMap(match => [
          ...match.destinationPorts,
          ...match.notDestinationPorts,
        ]),
      ),
    ),
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}
