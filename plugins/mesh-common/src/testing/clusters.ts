import { ClusterView, ConfigFact, InjectorFact } from '../facts';
import { DEFAULT_ENABLEMENT } from '../mode/defaults';
import { daemonSetFact, deploymentFact, namespaceFact, podFact } from './facts';
import { daysAgo } from './times';
import { clusterView, FactLists, ViewOptions } from './view';

const SYSTEM = 'istio-system';
const createdAt = daysAgo(90);

/** The injector that the chart of Istio installs, revision `default`. @public */
export function injectorFact(revision = 'default'): InjectorFact {
  const no = (key: string) => ({ key, operator: 'DoesNotExist' as const });
  const wanted = {
    key: 'sidecar.istio.io/inject',
    operator: 'NotIn' as const,
    values: ['false'],
  };
  const rev = {
    key: 'istio.io/rev',
    operator: 'In' as const,
    values: [revision],
  };
  const webhook = (
    name: string,
    namespace: InjectorFact['webhooks'][number]['namespaceSelector']['matchExpressions'],
    pod: typeof namespace,
  ) => ({
    name: `${name}.sidecar-injector.istio.io`,
    namespaceSelector: { matchExpressions: namespace },
    objectSelector: { matchExpressions: pod },
  });
  return {
    uid: 'mwc-istio-sidecar-injector',
    name: 'istio-sidecar-injector',
    labels: { app: 'sidecar-injector', 'istio.io/rev': revision },
    createdAt,
    revision,
    tag: null,
    webhooks: [
      webhook('rev.namespace', [rev, no('istio-injection')], [wanted]),
      webhook(
        'rev.object',
        [no('istio.io/rev'), no('istio-injection')],
        [wanted, rev],
      ),
      webhook(
        'namespace',
        [{ key: 'istio-injection', operator: 'In', values: ['enabled'] }],
        [wanted],
      ),
      webhook(
        'object',
        [no('istio-injection'), no('istio.io/rev')],
        [
          { key: 'sidecar.istio.io/inject', operator: 'In', values: ['true'] },
          no('istio.io/rev'),
        ],
      ),
    ],
  };
}

/** @public */
export interface InstallOptions extends ViewOptions {
  readonly network?: string;
  readonly rootNamespace?: string;
  readonly excludeNamespaces?: readonly string[];
  readonly trustDomain?: string;
}

function controlPlane(
  name: string,
  ambient: boolean,
  options: InstallOptions,
): FactLists {
  const network = options.network ?? `net-${name}`;
  return {
    namespaces: [
      namespaceFact(SYSTEM, { 'topology.istio.io/network': network }),
      namespaceFact('kube-system'),
    ],
    deployments: [
      deploymentFact(SYSTEM, 'istiod', {
        labels: { app: 'istiod', 'istio.io/rev': 'default' },
        istiodEnv: {
          CLUSTER_ID: name,
          ...(ambient && { PILOT_ENABLE_AMBIENT: 'true' }),
        },
        imageTag: '1.31.0',
      }),
    ],
    injectors: [injectorFact()],
    configs: [meshConfig(options), rootCert()],
    gatewayclasses: ambient
      ? [
          {
            uid: 'gc-istio-waypoint',
            name: 'istio-waypoint',
            labels: {},
            createdAt,
            controllerName: 'istio.io/mesh-controller',
          },
        ]
      : [],
  };
}

const config = (name: string) => ({
  uid: `cm-${name}`,
  name,
  namespace: SYSTEM,
  labels: {},
  createdAt,
});

function meshConfig(options: InstallOptions): ConfigFact {
  return {
    ...config('istio'),
    kind: 'mesh',
    revision: 'default',
    rootNamespace: options.rootNamespace ?? SYSTEM,
    trustDomain: options.trustDomain ?? 'cluster.local',
    trustDomainAliases: [],
    serviceScopes: [
      {
        namespaces: {},
        services: { matchLabels: { 'istio.io/global': 'true' } },
        global: true,
      },
    ],
    discoverySelectors: [],
    hboneInSidecars: true,
  };
}

function rootCert(): ConfigFact {
  return {
    ...config('istio-ca-root-cert'),
    kind: 'root-cert',
    fingerprints: ['aa'],
  };
}

function nodeParts(options: InstallOptions): FactLists {
  const agent = { 'k8s-app': 'istio-cni-node' };
  return {
    daemonsets: [
      daemonSetFact(SYSTEM, 'istio-cni-node', agent),
      daemonSetFact(SYSTEM, 'ztunnel', { app: 'ztunnel' }),
    ],
    pods: ['node-a', 'node-b'].map(node =>
      podFact(SYSTEM, 'istio-cni-node', {
        name: `istio-cni-node-${node}`,
        node,
        labels: agent,
      }),
    ),
    configs: [
      {
        ...config('istio-cni-config'),
        kind: 'cni',
        ambientEnabled: true,
        selectors: DEFAULT_ENABLEMENT,
        excludeNamespaces: options.excludeNamespaces ?? ['kube-system'],
      },
    ],
  };
}

/** A cluster with ambient installed and ready, istio-cni on `node-a` and `node-b`, and the facts given. @public */
export function ambientCluster(
  name: string,
  options: InstallOptions = {},
): ClusterView {
  const facts = merge(
    controlPlane(name, true, options),
    nodeParts(options),
    options.facts ?? {},
  );
  return clusterView(name, { ...options, facts });
}

/** A cluster with sidecars only. @public */
export function sidecarCluster(
  name: string,
  options: InstallOptions = {},
): ClusterView {
  const facts = merge(controlPlane(name, false, options), options.facts ?? {});
  return clusterView(name, { ...options, facts });
}

/** Lists of the same kind put together; a later fact replaces an earlier one of the same name. */
function merge(...lists: FactLists[]): FactLists {
  const merged: Record<string, unknown[]> = {};
  for (const list of lists) {
    for (const [kind, facts] of Object.entries(list)) {
      merged[kind] = [...(merged[kind] ?? []), ...facts];
    }
  }
  return merged as FactLists;
}
