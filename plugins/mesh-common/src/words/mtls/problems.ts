import type { EntityCluster, MtlsMode, MtlsStatus } from '../../contract';
import { CardInput, isJoining } from '../clusters';
import { agree, count, listWords } from '../counted';
import { CardDraft, CardRule, seePolicy, showPods } from '../draft';
import { askedMode, policiesOf } from './policies';

/** What is wrong now, worst first. */
export const problems: readonly CardRule[] = [
  blocked,
  bypass,
  uncertain,
  partlyCaptured,
  portsLeftOut,
  plainOnly,
];

function withReason(
  { running }: CardInput,
  reason: NonNullable<MtlsStatus['reason']>,
): EntityCluster | undefined {
  return running.find(c => c.mtls.reason === reason);
}

function podsWith({ mtls }: EntityCluster, mode: MtlsMode): number {
  return mtls.breakdown[mode] ?? 0;
}

function blocked({ running }: CardInput): CardDraft | null {
  if (!running.some(c => c.pods.blocked > 0)) return null;
  return {
    state: 'blocked',
    tone: 'broken',
    headline: 'Traffic is blocked',
    sub: 'See Mesh mode for the fix.',
    action: null,
  };
}

function bypass(input: CardInput): CardDraft | null {
  const hit = withReason(input, 'bypass-inbound');
  if (!hit) return null;
  // The others are STRICT: what is weaker is the hole.
  const n = podsWith(hit, 'PERMISSIVE');
  return {
    state: 'bypass',
    tone: 'attention',
    headline: 'STRICT has a hole',
    sub: `${count(n, 'pod')} ${agree(
      n,
      'has',
      'have',
    )} bypass-inbound-capture: plain text gets past ztunnel.`,
    action: showPods(n, hit.cluster),
  };
}

function uncertain({ running }: CardInput): CardDraft | null {
  const hit = running.find(c => c.mtls.uncertain);
  if (!hit) return null;
  return {
    state: 'uncertain',
    tone: 'unknown',
    headline: 'Uncertain: check in ztunnel',
    sub: `Two policies meet in a way that may ${
      hit.mtls.mode === 'PERMISSIVE' ? 'open every port' : 'open some ports'
    }.`,
    action: { id: 'how-to-check', label: 'How to check', cluster: hit.cluster },
  };
}

function partlyCaptured(input: CardInput): CardDraft | null {
  const hit = withReason(input, 'partly-captured');
  if (!hit) return null;
  const open = podsWith(hit, 'NONE');
  const total = Object.values(hit.mtls.breakdown).reduce((a, b) => a + b, 0);
  const headline = `Encrypted for ${total - open} of ${count(total, 'pod')}`;
  if (isJoining(hit, input.now)) {
    return {
      state: 'joining',
      tone: 'working',
      headline,
      sub: `The other ${open} ${agree(open, 'is', 'are')} joining.`,
      action: null,
    };
  }
  const lacking =
    podsWith(hit, 'STRICT') > 0
      ? 'STRICT is not enforced on'
      : 'No proxy handles';
  return {
    state: 'partly-captured',
    tone: 'attention',
    headline,
    sub: `${lacking} the other ${open}. ${agree(
      open,
      'It takes',
      'They take',
    )} plain text from anyone.`,
    action: showPods(open, hit.cluster),
  };
}

function portsLeftOut(input: CardInput): CardDraft | null {
  const hit = withReason(input, 'ports-excluded');
  if (!hit) return null;
  const ports = Object.keys(hit.mtls.ports).filter(
    port => hit.mtls.ports[port] === 'NONE',
  );
  const base =
    hit.mtls.mode === 'STRICT' ? 'Encrypted only' : 'Encrypted inside the mesh';
  return {
    state: 'ports-excluded',
    tone: 'attention',
    headline: `${base}, except ports left out`,
    sub: `${agree(ports.length, 'Port', 'Ports')} ${listWords(ports)} ${agree(
      ports.length,
      'is',
      'are',
    )} excluded by annotation.`,
    action: {
      id: 'see-annotation',
      label: 'See the annotation',
      cluster: hit.cluster,
    },
  };
}

function plainOnly({ running, status }: CardInput): CardDraft | null {
  const hit = running.find(c => c.mtls.mode === 'DISABLE');
  if (!hit) return null;
  const winner = askedMode(policiesOf(status, hit));
  return {
    state: 'plain-only',
    tone: 'attention',
    headline: 'Plain text only',
    sub: `${
      winner?.policy ?? `A policy in ${hit.cluster}`
    } switches encryption off (DISABLE).`,
    action: seePolicy(hit.cluster),
  };
}
