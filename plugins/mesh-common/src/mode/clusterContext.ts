import {
  ClusterView,
  CniConfigFact,
  ConfigFact,
  EnablementSelector,
  LabelSelector,
  MeshConfigFact,
  ServiceEntryVisibility,
  ServiceScopeRule,
} from '../facts';
import { AmbientParts, ambientParts } from './ambientParts';
import { DEFAULT_ENABLEMENT, DEFAULT_EXCLUDED } from './defaults';
import { readFacts } from './feeds';
import { InjectionWebhook, injectionWebhooks } from './injection';
import { findIstiod, Istiod } from './istiod';

/**
 * What the rules need to know of a cluster. Made once per change of its config facts (namespaces, configs, injectors,
 * deployments, daemonsets), never per pod.
 * @public
 */
export interface ClusterContext {
  readonly cluster: string;
  /** null: none here (external control plane, no Istio) or not readable. */
  readonly istiod: Istiod | null;
  /** Namespace of istiod. */
  readonly systemNamespace: string;
  /** Where a PeerAuthentication is mesh-wide. */
  readonly rootNamespace: string;
  /** Revision whose objects count. */
  readonly revision: string;
  /** The ConfigMaps of istiod and istio-cni could be read; else Istio's defaults stand here. */
  readonly configKnown: boolean;
  readonly enablement: readonly EnablementSelector[];
  readonly excludeNamespaces: ReadonlySet<string>;
  readonly webhooks: readonly InjectionWebhook[];
  /** Network of the whole cluster; null: none declared. */
  readonly network: string | null;
  readonly trustDomain: string | null;
  readonly trustDomainAliases: readonly string[];
  /** What makes a Service global, by this cluster's own mesh config. */
  readonly serviceScopes: readonly ServiceScopeRule[];
  /** Who sees ServiceEntries; null: everybody. */
  readonly serviceEntryVisibility: ServiceEntryVisibility | null;
  /** Namespaces that istiod looks at; empty: all. */
  readonly discoverySelectors: readonly LabelSelector[];
  /** Sidecars of this cluster take HBONE. */
  readonly hboneInSidecars: boolean;
  /** SHA-256 of the roots that workloads trust; null: not readable. */
  readonly rootFingerprints: readonly string[] | null;
  readonly istiodVersion: string | null;
  /** What istiod calls this cluster. */
  readonly clusterId: string | null;
  readonly ambient: AmbientParts;
  /** Namespaces in which pods of Istio itself are looked for. */
  readonly systemNamespaces: ReadonlySet<string>;
}

/** @public */
export function clusterContext(view: ClusterView): ClusterContext {
  const configs = readFacts(view, 'configs');
  const istiod = findIstiod(view);
  const revision = istiod?.revision ?? 'default';
  const mesh = meshConfig(configs, revision);
  const cni = find(configs, (c): c is CniConfigFact => c.kind === 'cni');
  const root = find(configs, c => c.kind === 'root-cert');
  const systemNamespace =
    istiod?.namespace ?? mesh?.namespace ?? 'istio-system';
  const network =
    view.facts.namespaces.get(systemNamespace)?.labels[
      'topology.istio.io/network'
    ];
  const systemNamespaces = new Set([
    systemNamespace,
    'istio-system',
    'kube-system',
  ]);
  if (cni?.namespace) systemNamespaces.add(cni.namespace);
  return {
    cluster: view.name,
    istiod,
    systemNamespace,
    // Not set: the namespace of istiod (Istio `pkg/config/mesh`, the chart's default too).
    rootNamespace: mesh?.rootNamespace ?? systemNamespace,
    revision,
    configKnown: configs !== undefined,
    enablement: cni?.selectors ?? DEFAULT_ENABLEMENT,
    excludeNamespaces: cni ? new Set(cni.excludeNamespaces) : DEFAULT_EXCLUDED,
    webhooks: injectionWebhooks(view),
    network: network || null,
    trustDomain: mesh?.trustDomain ?? null,
    trustDomainAliases: mesh?.trustDomainAliases ?? [],
    serviceScopes: mesh?.serviceScopes ?? [],
    serviceEntryVisibility: mesh?.serviceEntryVisibility ?? null,
    discoverySelectors: mesh?.discoverySelectors ?? [],
    hboneInSidecars: mesh?.hboneInSidecars ?? false,
    rootFingerprints: root?.kind === 'root-cert' ? root.fingerprints : null,
    istiodVersion: istiod?.version ?? null,
    clusterId: istiod?.clusterId ?? null,
    ambient: ambientParts(view, istiod, cni, systemNamespaces),
    systemNamespaces,
  };
}

type Configs = ReadonlyMap<string, ConfigFact> | undefined;

function find<T extends ConfigFact>(
  configs: Configs,
  test: (config: ConfigFact) => config is T,
): T | undefined;
function find(
  configs: Configs,
  test: (config: ConfigFact) => boolean,
): ConfigFact | undefined;
function find(configs: Configs, test: (config: ConfigFact) => boolean) {
  return [...(configs?.values() ?? [])].find(test);
}

function meshConfig(
  configs: Configs,
  revision: string,
): MeshConfigFact | undefined {
  const isMesh = (c: ConfigFact): c is MeshConfigFact => c.kind === 'mesh';
  return (
    find(
      configs,
      (c): c is MeshConfigFact => isMesh(c) && c.revision === revision,
    ) ?? find(configs, isMesh)
  );
}
