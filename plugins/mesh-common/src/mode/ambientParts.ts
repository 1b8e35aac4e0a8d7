import { ClusterView, CniConfigFact, DaemonSetFact, StringMap } from '../facts';
import { readFacts } from './feeds';
import { Istiod } from './istiod';

/** One of the three parts ambient needs. null: cannot be read. @public */
export interface AmbientPart {
  readonly installed: boolean | null;
  readonly ready: boolean | null;
}

/** @public */
export interface AmbientParts {
  readonly controlPlane: AmbientPart;
  readonly nodeAgent: AmbientPart;
  readonly dataPlane: AmbientPart;
}

const UNKNOWN: AmbientPart = { installed: null, ready: null };
const MISSING: AmbientPart = { installed: false, ready: false };

/**
 * Control plane: istiod with ambient on. Node agent: DaemonSet istio-cni-node with ambient on. Data plane: DaemonSet of
 * ztunnel. GatewayClasses are no evidence: istiod never removes one that it created.
 */
export function ambientParts(
  view: ClusterView,
  istiod: Istiod | null,
  cni: CniConfigFact | undefined,
  systemNamespaces: ReadonlySet<string>,
): AmbientParts {
  const dataPlane = daemonSet(view, systemNamespaces, { app: 'ztunnel' });
  const agent = daemonSet(view, systemNamespaces, {
    'k8s-app': 'istio-cni-node',
  });
  return {
    controlPlane: controlPlane(view, istiod),
    nodeAgent: nodeAgent(agent, view, cni),
    dataPlane,
  };
}

function controlPlane(view: ClusterView, istiod: Istiod | null): AmbientPart {
  if (istiod) {
    return {
      installed: istiod.ambientEnabled,
      ready: istiod.ambientEnabled && istiod.available,
    };
  }
  const deployments = readFacts(view, 'deployments');
  const injectors = readFacts(view, 'injectors');
  // An injector without an istiod beside it belongs to a control plane elsewhere, whose settings nobody can read here.
  if (!deployments || !injectors || injectors.size > 0) return UNKNOWN;
  return MISSING;
}

function nodeAgent(
  agent: AmbientPart,
  view: ClusterView,
  cni: CniConfigFact | undefined,
): AmbientPart {
  if (agent.installed !== true) return agent;
  if (!readFacts(view, 'configs')) return UNKNOWN;
  return cni?.ambientEnabled ? agent : MISSING;
}

function daemonSet(
  view: ClusterView,
  namespaces: ReadonlySet<string>,
  podLabels: StringMap,
): AmbientPart {
  const sets = readFacts(view, 'daemonsets');
  if (!sets) return UNKNOWN;
  const [[key, value]] = Object.entries(podLabels);
  // Only where Istio lives: anyone may call a DaemonSet of their own namespace ztunnel.
  const found = [...sets.values()].filter(
    set => namespaces.has(set.namespace) && set.podLabels[key] === value,
  );
  if (!found.length) return MISSING;
  return { installed: true, ready: found.every(isReady) };
}

function isReady(set: DaemonSetFact): boolean {
  return set.desired > 0 && set.ready >= set.desired;
}
