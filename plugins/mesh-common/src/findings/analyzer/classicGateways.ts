import { ClassicGatewayFact, factKey, PodFact, ServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';
import { selectorText, selects } from './selectors';

/** A `networking.istio.io` Gateway with the pods of its selector, of any namespace; an empty selector takes every pod. */
export interface SelectedGateway {
  readonly gateway: ClassicGatewayFact;
  readonly pods: readonly PodFact[];
}

export function selectedGateways(cluster: InspectedCluster): SelectedGateway[] {
  const { details, podIndex } = analyzed(cluster);
  return details('classicgateways').map(gateway => ({
    gateway,
    pods: podIndex().select(gateway.selector),
  }));
}

/**
 * Ports of a gateway that no Service in front of its pods leads to (Istio `pkg/config/analysis/analyzers/gateway/
 * gateway.go`). Odd and kept: a Service without a selector counts as one in front of every pod, and a port may be that of
 * the Service as well as that of the pod.
 */
export function portsWithoutService(
  { gateway, pods }: SelectedGateway,
  cluster: InspectedCluster,
): number[] {
  const served = new Set<number>();
  const services = servicesByNamespace(cluster);
  for (const pod of pods) {
    for (const service of services.get(pod.namespace) ?? []) {
      if (selects(service.selector, pod)) addPorts(served, service);
    }
  }
  return gateway.servers
    .map(({ port }) => port)
    .filter(port => port !== 0 && !served.has(port));
}

function addPorts(served: Set<number>, service: ServiceFact): void {
  for (const { port, targetPort, protocol } of service.ports) {
    if (protocol !== 'TCP') continue;
    served.add(port);
    const target = Number(targetPort ?? 0);
    if (Number.isInteger(target) && target !== 0) served.add(target);
  }
}

const byCluster = new WeakMap<
  InspectedCluster,
  ReadonlyMap<string, ServiceFact[]>
>();

function servicesByNamespace(
  cluster: InspectedCluster,
): ReadonlyMap<string, ServiceFact[]> {
  const before = byCluster.get(cluster);
  if (before) return before;
  const groups = new Map<string, ServiceFact[]>();
  for (const service of analyzed(cluster).platform('services')) {
    const group = groups.get(service.namespace);
    if (group) group.push(service);
    else groups.set(service.namespace, [service]);
  }
  byCluster.set(cluster, groups);
  return groups;
}

/** A server of a gateway, and the gateways that want the same hosts on the same port of the same pods. */
export interface GatewayConflict {
  readonly gateway: ClassicGatewayFact;
  readonly port: number;
  readonly hosts: readonly string[];
  readonly others: readonly string[];
}

/** Host to the address it is bound to, of the last server of a gateway on a port: earlier ones are forgotten, as in Istio. */
type BoundHosts = Map<string, string>;

interface Listening {
  readonly selector: string;
  readonly labels: ClassicGatewayFact['selector'];
  readonly port: number;
  readonly byGateway: Map<string, BoundHosts>;
}

/**
 * Istio `pkg/config/analysis/analyzers/gateway/conflictinggateway.go`. Odd and kept: hosts are compared as texts, so
 * `*.example.com` and `a.example.com` are no conflict; two selectors are compared only where the text of one is part of the
 * text of the other; and hosts that did not conflict are remembered for the gateway they were compared with.
 */
export function conflictingGateways(
  cluster: InspectedCluster,
): GatewayConflict[] {
  const gateways = analyzed(cluster).details('classicgateways');
  const listening = listeningGateways(gateways);
  return gateways.flatMap(gateway => {
    const near = listening.filter(l => samePods(gateway, l, cluster));
    return gateway.servers.flatMap(({ port, hosts, bind }) => {
      const others = near
        .filter(l => l.port === port)
        .flatMap(l => [...l.byGateway])
        .filter(([name]) => name !== factKey(gateway))
        .filter(([, known]) => hasDuplicates(hosts, bind, known))
        .map(([name]) => name)
        .sort();
      return others.length ? [{ gateway, port, hosts, others }] : [];
    });
  });
}

/** Gateways with labels and no server, where no other gateway selects the same pods: Istio calls the selector missing. */
export function gatewaysWithoutServers(
  cluster: InspectedCluster,
): ClassicGatewayFact[] {
  const gateways = analyzed(cluster).details('classicgateways');
  const listening = listeningGateways(gateways);
  return gateways.filter(
    gateway =>
      selectorText(gateway.selector) !== '' &&
      !listening.some(l => samePods(gateway, l, cluster)),
  );
}

function listeningGateways(
  gateways: readonly ClassicGatewayFact[],
): Listening[] {
  const found = new Map<string, Listening>();
  for (const gateway of gateways) {
    const selector = selectorText(gateway.selector);
    for (const { port, hosts, bind } of gateway.servers) {
      const key = `${selector}~${port}`;
      const listening = found.get(key) ?? {
        ...{ selector, labels: gateway.selector, port },
        byGateway: new Map<string, BoundHosts>(),
      };
      listening.byGateway.set(
        factKey(gateway),
        new Map(hosts.map(host => [host, bind])),
      );
      found.set(key, listening);
    }
  }
  return [...found.values()];
}

function samePods(
  gateway: ClassicGatewayFact,
  listening: Listening,
  cluster: InspectedCluster,
): boolean {
  const selector = selectorText(gateway.selector);
  const other = listening.selector;
  if (selector === other) return true;
  if (!selector.includes(other) && !other.includes(selector)) return false;
  return analyzed(cluster)
    .podIndex()
    .select(gateway.selector)
    .some(pod => selects(listening.labels, pod));
}

function hasDuplicates(
  hosts: readonly string[],
  bind: string,
  known: BoundHosts,
): boolean {
  if (hosts.some(host => known.get(host) === bind)) return true;
  for (const host of hosts) known.set(host, bind);
  return false;
}
