import type { EntityCluster, ModeReason } from '../../contract';
import { ageWords } from '../age';
import { CardInput, isLate, waitingPods } from '../clusters';
import { agree, count } from '../counted';
import { CardDraft, CardRule, showPods } from '../draft';
import { changesAtRestart } from './restart';

/** What is wrong now, worst first. Only clusters that answer can say so. */
export const problems: readonly CardRule[] = [
  blocked,
  conflict,
  halfMoved,
  notCaptured,
  changesAtRestart,
];

function worst({ sure }: CardInput, reason: ModeReason) {
  return sure.find(c => c.reasons.includes(reason));
}

function blocked(input: CardInput): CardDraft | null {
  const hit = worst(input, 'redirection-pending');
  if (!hit) return null;
  const n = hit.pods.blocked;
  return {
    state: 'redirection-pending',
    tone: 'broken',
    headline: 'Traffic is blocked',
    sub: `${hit.cluster}: ${count(n, 'pod')} ${agree(
      n,
      'is',
      'are',
    )} redirected, but no ztunnel takes ${agree(n, 'it', 'them')}.`,
    action: showPods(n, hit.cluster),
  };
}

function conflict(input: CardInput): CardDraft | null {
  const hit = worst(input, 'label-conflict');
  if (!hit) return null;
  return {
    state: 'label-conflict',
    tone: 'attention',
    headline: 'Two modes are asked for',
    sub: `${hit.cluster}: new pods get a sidecar, whatever the ambient label says.`,
    action: { id: 'choose-label', label: 'Choose one', cluster: hit.cluster },
  };
}

function halfMoved(input: CardInput): CardDraft | null {
  const hit = worst(input, 'half-moved');
  if (!hit) return null;
  const { ambient, sidecar } = hit.pods;
  return {
    state: 'half-moved',
    tone: 'attention',
    headline: `Half moved: ${ambient} ambient, ${sidecar} sidecar`,
    sub: `${hit.cluster} ${halfMovedWhy(hit)}`,
    action: {
      id: 'how-to-finish',
      label: 'How to finish',
      cluster: hit.cluster,
    },
  };
}

function halfMovedWhy({ declared, pods: { sidecar, ambient } }: EntityCluster) {
  if (declared === 'ambient') {
    return `asks for ambient. ${count(sidecar, 'pod')} ${agree(
      sidecar,
      'keeps its old sidecar until it restarts',
      'keep their old sidecar until they restart',
    )}.`;
  }
  if (declared === 'sidecar') {
    return `asks for sidecars. ${count(ambient, 'pod')} ${agree(
      ambient,
      'stays ambient until it restarts',
      'stay ambient until they restart',
    )}.`;
  }
  return 'runs both kinds of pod.';
}

function notCaptured({ sure, now }: CardInput): CardDraft | null {
  const late = sure.filter(c => isLate(c, now));
  if (!late.length) return null;
  const [first, ...others] = late;
  const out = waitingPods(first);
  const { total } = first.pods;
  return {
    state: 'labelled-not-captured',
    tone: 'attention',
    headline: `Asked for ambient, but ${out} of ${count(total, 'pod')} ${agree(
      out,
      'is',
      'are',
    )} outside`,
    sub: [placeAndTime(first, now), whyOutside(first, out), elsewhere(others)]
      .filter(Boolean)
      .join(' '),
    action: showPods(out, first.cluster),
  };
}

function placeAndTime({ cluster, since }: EntityCluster, now: number): string {
  if (!since) return `${cluster}.`;
  return `${cluster}, for ${ageWords(now - Date.parse(since))}.`;
}

function whyOutside({ reasons }: EntityCluster, out: number): string {
  if (reasons.includes('node-agent-missing')) {
    return agree(
      out,
      'Its node runs no istio-cni.',
      'Their nodes run no istio-cni.',
    );
  }
  if (reasons.includes('namespace-excluded')) {
    return 'istio-cni is set to leave this namespace out.';
  }
  return reasons.includes('cluster-not-ambient')
    ? 'Ambient is not installed there.'
    : '';
}

function elsewhere(others: readonly EntityCluster[]): string {
  if (!others.length) return '';
  return `The same in ${count(others.length, 'other cluster')}.`;
}
