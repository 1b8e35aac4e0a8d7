import type { ClusterSummary, DataPlaneMode } from '../contract';
import { ClusterView } from '../facts';
import type { AmbientPart } from './ambientParts';
import type { ClusterContext } from './clusterContext';
import { readFacts } from './feeds';
import { podMode } from './podMode';

/** @public */
export interface ClusterMode {
  readonly mode: DataPlaneMode;
  /** All three parts of ambient are there and ready; null: nobody can say. */
  readonly ambientReady: boolean | null;
  readonly notReady: ClusterSummary['notReady'];
}

/**
 * Every ambient install ships the sidecar injector too, so the mode follows from what is installed *and* from what runs:
 * ambient without sidecars is ambient, with both it is mixed; an injector without ambient is a sidecar cluster.
 * @public
 */
export function clusterMode(
  view: ClusterView,
  ctx: ClusterContext,
): ClusterMode {
  const notReady = unreadyParts(ctx);
  return {
    mode: configuredMode(view, ctx),
    ambientReady: readiness(notReady),
    notReady,
  };
}

function readiness(notReady: ClusterSummary['notReady']): boolean | null {
  if (notReady.some(part => part !== 'unknown')) return false;
  return notReady.length ? null : true;
}

function unreadyParts({ ambient }: ClusterContext): ClusterSummary['notReady'] {
  const parts = [
    ['control-plane', ambient.controlPlane],
    ['node-agent', ambient.nodeAgent],
    ['data-plane', ambient.dataPlane],
  ] as const;
  const unready: ClusterSummary['notReady'] = parts
    .filter(([, part]) => part.ready === false)
    .map(([name]) => name);
  if (parts.some(([, part]) => part.ready === null)) unready.push('unknown');
  return unready;
}

function configuredMode(view: ClusterView, ctx: ClusterContext): DataPlaneMode {
  const ambient = installed(Object.values(ctx.ambient));
  const injectors = readFacts(view, 'injectors');
  if (ambient === null || !injectors) return 'unknown';
  if (!ambient) return injectors.size > 0 ? 'sidecar' : 'none';
  if (!readFacts(view, 'pods')) return 'unknown';
  const runs = modesThatRun(view, ctx);
  if (!runs.sidecar) return 'ambient';
  return runs.ambient ? 'mixed' : 'sidecar';
}

function installed(parts: readonly AmbientPart[]): boolean | null {
  if (parts.some(part => part.installed === false)) return false;
  return parts.every(part => part.installed) ? true : null;
}

/** Ends at the first pod of each kind: a cluster may have tens of thousands. */
function modesThatRun(view: ClusterView, ctx: ClusterContext) {
  const runs = { ambient: false, sidecar: false };
  for (const pod of view.facts.pods.values()) {
    if (runs.ambient && runs.sidecar) break;
    if (pod.redirection === null && !pod.injected && !pod.proxyContainer)
      continue;
    const ns = view.facts.namespaces.get(pod.namespace);
    const { mode } = podMode(pod, ns, ctx);
    if (mode === 'ambient') runs.ambient = true;
    if (mode === 'sidecar') runs.sidecar = true;
  }
  return runs;
}
