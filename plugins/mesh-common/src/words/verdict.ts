import type { EntityCluster, EntityStatus } from '../contract';
import { cardInput, isInMesh } from './clusters';
import { count } from './counted';
import { CardDraft, openTab } from './draft';
import { modeWords } from './mode';
import { mtlsWords } from './mtls';
import type { CardWords, Tone } from './types';

/** Worse tones first; a lock is a standing fact, not a problem. */
const WORST_FIRST: readonly Tone[] = [
  'broken',
  'attention',
  'stale',
  'unknown',
  'forbidden',
  'working',
  'open',
  'off',
  'neutral',
];

function rank({ tone }: CardWords): number {
  const at = WORST_FIRST.indexOf(tone);
  return at < 0 ? WORST_FIRST.length : at;
}

/** The verdict of the mesh tab: the worst that mode, waypoints and mTLS say, or that all is well. @public */
export function verdictWords(status: EntityStatus, now: number): CardWords {
  const mode = modeWords(status, now);
  if (status.state !== 'ok') return mode;
  const waypoint = deadWaypoint(status, now);
  if (waypoint) return { ...mode, ...waypoint };
  const mtls = mtlsWords(status, now);
  // The mode explains what mTLS only follows from.
  const worst = rank(mtls) < rank(mode) && !follows(mode) ? mtls : mode;
  if (rank(worst) < WORST_FIRST.length) return worst;
  return { ...mode, ...allWell(status) };
}

/** Not in the mesh, so not encrypted: one thing, said once. */
function follows({ tone, state }: CardWords): boolean {
  return tone === 'off' || state === 'partly' || state === 'host-network';
}

function allWell({ clusters }: EntityStatus): CardDraft {
  const inside = clusters.filter(isInMesh).length;
  return {
    state: 'well',
    tone: 'ok',
    headline: 'Everything is as it should be',
    sub: `In the mesh in ${count(inside, 'cluster')}, encrypted.`,
    action: null,
  };
}

/** Traffic of the mesh goes to a waypoint that has no pods: istiod does not unbind it. */
function deadWaypoint(status: EntityStatus, now: number): CardDraft | null {
  const { sure } = cardInput('mode', status, now);
  const isDead = (c: EntityCluster) =>
    c.waypoints.some(w => w.bound && w.reason === 'no-pods');
  const hit = sure.find(isDead);
  const waypoint = hit?.waypoints.find(w => w.reason === 'no-pods');
  if (!hit || !waypoint) return null;
  const name = status.entityRef.replace(/^.*\//, '');
  const others = sure.filter(c => c !== hit && !isDead(c)).length;
  const rest = others
    ? ` The other ${
        others === 1 ? 'cluster works' : `${others} clusters work`
      }.`
    : '';
  return {
    state: 'waypoint-no-pods',
    tone: 'broken',
    headline: `Calls from the mesh to ${name} in ${hit.cluster} fail`,
    sub: `They go through the waypoint ${waypoint.namespace}/${waypoint.name}, and it has no pods. Istio keeps the route to it.${rest}`,
    action: openTab,
  };
}
