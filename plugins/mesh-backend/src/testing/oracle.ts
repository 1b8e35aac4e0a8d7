import type { Operation } from './meshOperations';

interface OraclePod {
  namespace: string;
  labels: Record<string, string>;
  phase: string;
  injected: boolean;
  redirection: string | null;
}

interface OracleCluster {
  pods: Map<string, OraclePod>;
  deployments: Map<
    string,
    { namespace: string; labels: Record<string, string> }
  >;
  namespaces: Map<string, unknown>;
  readable: Record<string, boolean>;
}

/**
 * What anyone would count by hand: where the pods with a label run, and how many of them are ambient or have a sidecar. It
 * shares no code with the model or the graph, and knows only what `meshOperations` makes: namespace `c` is not confirmed,
 * and nothing in `istio-system` is special but by its labels.
 */
export class Oracle {
  private readonly clusters = new Map<string, OracleCluster>();

  run(operation: Operation): void {
    const { cluster } = operation;
    if (operation.type === 'connect') {
      if (!this.clusters.has(cluster)) this.clusters.set(cluster, empty());
      return;
    }
    if (operation.type === 'remove') {
      this.clusters.delete(cluster);
      return;
    }
    const held = this.clusters.get(cluster);
    if (!held) return;
    const { kind } = operation;
    if (operation.type === 'feed') {
      const { state, seenAt } = operation.state;
      held.readable[kind] =
        state === 'live' ||
        state === 'stale' ||
        (state === 'failed' && seenAt !== null);
      return;
    }
    const table = tableOf(held, kind);
    if (!table) return;
    if (operation.type === 'delete') table.delete(operation.key);
    if (operation.type === 'set') put(table, operation.fact);
    if (operation.type === 'list') {
      table.clear();
      for (const fact of operation.facts) put(table, fact);
    }
  }

  whereIs(id: string) {
    const found = [];
    for (const [cluster, held] of this.clusters) {
      if (!held.readable.pods) continue;
      const mine = ({ namespace, labels }: OraclePod) =>
        namespace !== 'c' && labels['backstage.io/kubernetes-id'] === id;
      const pods = [...held.pods.values()].filter(mine);
      const namespaces = new Set(pods.map(p => p.namespace));
      if (held.readable.deployments) {
        for (const { namespace, labels } of held.deployments.values()) {
          if (
            namespace !== 'c' &&
            labels['backstage.io/kubernetes-id'] === id
          ) {
            namespaces.add(namespace);
          }
        }
      }
      if (!namespaces.size) continue;
      const running = pods.filter(p => p.phase === 'Running');
      const sidecar = running.filter(p => p.injected).length;
      const ambient = running.filter(
        p => !p.injected && p.redirection === 'enabled',
      ).length;
      found.push({
        cluster,
        namespaces: [...namespaces].sort(),
        mode: modeOf(running.length, ambient, sidecar),
        ambient,
        sidecar,
        total: running.length,
      });
    }
    return found;
  }
}

function modeOf(total: number, ambient: number, sidecar: number) {
  if (!total) return 'empty';
  if (ambient === total) return 'ambient';
  if (sidecar === total) return 'sidecar';
  return ambient || sidecar ? 'mixed' : 'none';
}

function empty(): OracleCluster {
  return {
    pods: new Map(),
    deployments: new Map(),
    namespaces: new Map(),
    readable: {},
  };
}

function tableOf(held: OracleCluster, kind: string) {
  if (kind === 'pods') return held.pods as Map<string, unknown>;
  if (kind === 'deployments') return held.deployments as Map<string, unknown>;
  return null;
}

function put(table: Map<string, unknown>, fact: unknown): void {
  const { namespace, name, podLabels, ...rest } = fact as {
    namespace: string;
    name: string;
    podLabels?: unknown;
    labels: unknown;
  };
  const labels = podLabels ?? rest.labels;
  table.set(`${namespace}/${name}`, { ...rest, namespace, labels });
}
