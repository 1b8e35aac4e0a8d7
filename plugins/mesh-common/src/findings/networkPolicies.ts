import { NetworkPolicyFact, NetworkRuleFact } from '../facts';
import type { InspectedCluster, InspectedPod } from '../world';
import { matchesSelector } from '../mode';

/** A NetworkPolicy with the ambient pods that it isolates. */
export interface Isolated {
  readonly policy: NetworkPolicyFact;
  /** At least one. */
  readonly pods: readonly InspectedPod[];
}

const isAmbientPod = ({ mode }: InspectedPod) => mode.mode === 'ambient';

/**
 * Pods (ambient ones, if not said otherwise) that are isolated for incoming traffic, and for which no rule of any policy that selects them is an opening.
 * Rules of several policies add up (Kubernetes `networking/v1`), so one opening is enough.
 */
export function isolatedPods(
  cluster: InspectedCluster,
  opens: (rule: NetworkRuleFact) => boolean,
  counts: (pod: InspectedPod) => boolean = isAmbientPod,
): Isolated[] {
  const all = [...(cluster.view.details.networkpolicies?.values() ?? [])];
  const found = new Map<NetworkPolicyFact, InspectedPod[]>();
  for (const namespace of new Set(all.map(policy => policy.namespace))) {
    const policies = all.filter(p => p.ingress && p.namespace === namespace);
    for (const inspected of cluster.podsOf(namespace)) {
      if (!counts(inspected)) continue;
      const selecting = policies.filter(p =>
        matchesSelector(p.podSelector, inspected.pod.labels),
      );
      if (selecting.some(p => p.ingressRules.some(opens))) continue;
      for (const policy of selecting) {
        const pods = found.get(policy);
        if (pods) pods.push(inspected);
        else found.set(policy, [inspected]);
      }
    }
  }
  return [...found].map(([policy, pods]) => ({ policy, pods }));
}

const HBONE_PORT = 15008;

/** Whether a rule lets traffic of the mesh in. */
export const allowsHbone = (rule: NetworkRuleFact) =>
  allowsPort(rule, HBONE_PORT);

/** Whether a rule lets TCP through to a port; a port by name is one of the application. */
function allowsPort({ ports }: NetworkRuleFact, wanted: number) {
  if (!ports.length) return true;
  return ports.some(({ port, endPort, protocol }) => {
    if (protocol !== 'TCP') return false;
    if (port === null) return true;
    if (typeof port === 'string') return false;
    return wanted >= port && wanted <= (endPort ?? port);
  });
}

/** Whether an IPv4 address lies in a block. */
export function inCidr(address: string, cidr: string): boolean {
  const [base, bits] = cidr.split('/');
  const [a, b] = [toNumber(address), toNumber(base)];
  const length = bits === undefined ? 32 : Number(bits);
  if (a === null || b === null || !(length >= 0 && length <= 32)) return false;
  const size = 2 ** (32 - length);
  return Math.floor(a / size) === Math.floor(b / size);
}

function toNumber(address: string): number | null {
  const parts = address.split('.').map(Number);
  const valid =
    parts.length === 4 &&
    parts.every(part => Number.isInteger(part) && part >= 0 && part < 256);
  return valid ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}
