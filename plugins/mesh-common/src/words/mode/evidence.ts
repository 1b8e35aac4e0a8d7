import type { EntityCluster } from '../../contract';
import { CardInput, sumPods } from '../clusters';
import { count, tally } from '../counted';
import type { EvidenceRow } from '../types';

/** *Labels say* and *Pods show*. What the proxies know is left out: nobody asks them yet. */
export function modeEvidence(input: CardInput): EvidenceRow[] {
  const { sure, silent, unknown } = input;
  const past = !sure.length && !unknown.length;
  const shown = past ? silent : [...sure, ...unknown];
  if (!shown.length) return [];
  return [
    { label: past ? 'Labels said' : 'Labels say', value: labelWords(shown) },
    { label: past ? 'Pods showed' : 'Pods show', value: podWords(shown) },
  ];
}

const DECLARED: Readonly<Record<EntityCluster['declared'], string>> = {
  ambient: 'ambient',
  sidecar: 'sidecar',
  none: 'nothing',
  conflict: 'two modes',
  unknown: 'unknown',
};

function labelWords(clusters: readonly EntityCluster[]): string {
  if (clusters.every(c => c.freshness.missing.includes('namespaces'))) {
    return cannotList(clusters, 'namespaces');
  }
  return tally(clusters.map(c => DECLARED[c.declared]));
}

function podWords(clusters: readonly EntityCluster[]): string {
  const readable = clusters.filter(c => c.mode !== 'unknown');
  if (!readable.length) return cannotList(clusters, 'pods');
  const total = sumPods(readable, 'total');
  const ambient = sumPods(readable, 'ambient');
  const sidecar = sumPods(readable, 'sidecar');
  if (total === 0) return count(0, 'pod');
  if (readable.some(c => c.reasons.includes('half-moved'))) {
    return `${ambient} ambient, ${sidecar} sidecar`;
  }
  const what = askedForAmbient(readable) ? 'captured' : 'in the mesh';
  const others = clusters.length - readable.length;
  const unknown = others ? `, unknown in ${others}` : '';
  return `${ambient + sidecar} of ${total} ${what}${unknown}`;
}

/** "Captured" says more than "in the mesh" where capture is what they wait for. */
function askedForAmbient(clusters: readonly EntityCluster[]): boolean {
  return clusters.some(c => c.pods.pending > 0 || c.pods.blocked > 0);
}

function cannotList(clusters: readonly EntityCluster[], kind: string): string {
  return clusters.some(c => c.freshness.state === 'forbidden')
    ? `Unknown: listing ${kind} is forbidden`
    : 'Unknown';
}
