import type { EntityCluster } from '../../contract';
import { CardInput } from '../clusters';
import { capital } from '../counted';
import { CardDraft } from '../draft';

/** The labels have changed, and the next restart of a pod makes the change real. */
export function changesAtRestart({ sure }: CardInput): CardDraft | null {
  const hit = sure.find(c => c.reasons.includes('changes-at-restart'));
  if (!hit) return null;
  return {
    state: 'changes-at-restart',
    tone: 'attention',
    headline: `${capital(modeNow(hit))} until the next restart`,
    sub: afterRestart(hit),
    action: { id: 'see-label', label: 'See the label', cluster: hit.cluster },
  };
}

function modeNow({ mode, pods }: EntityCluster): string {
  if (mode === 'ambient' || mode === 'sidecar') return mode;
  return pods.ambient + pods.sidecar === 0
    ? 'not in the mesh'
    : 'partly in the mesh';
}

function afterRestart(cluster: EntityCluster): string {
  if (cluster.pods.pendingRestart > 0) {
    return `${injectionLabel(
      cluster,
    )} was added: restarted pods get a sidecar.`;
  }
  return cluster.declared === 'ambient'
    ? 'istio.io/dataplane-mode was added: restarted pods leave their sidecar and join ambient.'
    : 'Nothing asks for a sidecar any more: restarted pods leave the mesh.';
}

/** The label that asks for sidecars; `istio-injection` is by far the usual one. */
export function injectionLabel({ labels = {} }: EntityCluster): string {
  const all = Object.values(labels);
  const uses = (label: string) => all.some(of => of[label] !== undefined);
  return !uses('istio-injection') && uses('istio.io/rev')
    ? 'istio.io/rev'
    : 'istio-injection';
}
