import { EntityCluster, EntityStatus, MtlsMode } from '../contract/status';
import { ageWords } from './age';
import {
  known,
  Known,
  names,
  oldestSeen,
  seenAtOf,
  sumPods,
  tally,
} from './clusters';
import { count, listWords } from './counted';
import { CardDraft, firstOf, fixAccess, onboard, whySilent } from './draft';
import { mtlsWhy } from './mtlsWhy';
import { specialWords } from './special';
import { CardWords, EvidenceRow } from './types';

interface Input extends Known {
  readonly now: number;
  readonly status: EntityStatus;
}

/** The words of the card *mTLS*. `now`: epoch milliseconds. @public */
export function mtlsWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('mtls', status);
  const input = { ...known(status), now, status };
  const draft = special ?? firstOf(rules, input) ?? inside(input);
  return {
    ...draft,
    evidence: special ? [] : evidence(input),
    why: special ? [] : mtlsWhy(status, draft.headline),
    seenAt: oldestSeen(status),
  };
}

const rules: readonly ((input: Input) => CardDraft | null)[] = [
  blocked,
  bypass,
  uncertain,
  partlyCaptured,
  portsLeftOut,
  plainOnly,
  allSilent,
  someSilent,
  unknownSomewhere,
  nothingRuns,
  noProxy,
  someWithoutProxy,
  disableInAmbient,
  portException,
  strict,
];

const seePolicy = { id: 'see-policy', label: 'See the policy' } as const;
const withReason = (
  { sure }: Input,
  reason: NonNullable<EntityCluster['mtls']['reason']>,
) => sure.find(c => c.mtls.reason === reason);

function blocked({ sure }: Input): CardDraft | null {
  if (!sure.some(c => c.mtls.mode === 'BLOCKED')) return null;
  return {
    state: 'blocked',
    tone: 'broken',
    headline: 'Traffic is blocked',
    sub: 'See Mesh mode for the fix.',
    action: null,
  };
}

function bypass(input: Input): CardDraft | null {
  const hit = withReason(input, 'bypass-inbound');
  if (!hit) return null;
  return {
    state: 'bypass',
    tone: 'attention',
    headline: 'STRICT has a hole',
    sub: `${hit.cluster}: a pod has bypass-inbound-capture. Plain text gets past ztunnel.`,
    action: { id: 'show-pods', label: 'Show the pod', cluster: hit.cluster },
  };
}

function uncertain({ sure }: Input): CardDraft | null {
  const hit = sure.find(c => c.mtls.uncertain);
  if (!hit) return null;
  return {
    state: 'uncertain',
    tone: 'unknown',
    headline: 'Uncertain: check in ztunnel',
    sub: 'Two policies meet in a way that may open every port.',
    action: {
      id: 'how-to-check',
      label: 'How to check',
      cluster: hit.cluster,
    },
  };
}

function partlyCaptured({ sure }: Input): CardDraft | null {
  const hit = sure.find(c => c.mtls.mixed && (c.mtls.breakdown.NONE ?? 0) > 0);
  if (!hit) return null;
  const open = hit.mtls.breakdown.NONE ?? 0;
  const total = Object.values(hit.mtls.breakdown).reduce((a, b) => a + b, 0);
  return {
    state: 'partly-captured',
    tone: 'attention',
    headline: `Encrypted for ${total - open} of ${count(total, 'pod')}`,
    sub: `${hit.cluster}: nothing is enforced on the other ${open}. ${
      open === 1 ? 'It takes' : 'They take'
    } plain text from anyone.`,
    action: {
      id: 'show-pods',
      label: `Show the ${count(open, 'pod')}`,
      cluster: hit.cluster,
    },
  };
}

function portsLeftOut(input: Input): CardDraft | null {
  const hit = withReason(input, 'ports-excluded');
  if (!hit) return null;
  const ports = Object.keys(hit.mtls.ports);
  return {
    state: 'ports-excluded',
    tone: 'attention',
    headline: 'Encrypted only, except ports left out',
    sub: `${ports.length === 1 ? 'Port' : 'Ports'} ${listWords(ports)} ${
      ports.length === 1 ? 'is' : 'are'
    } excluded by annotation.`,
    action: {
      id: 'see-annotation',
      label: 'See the annotation',
      cluster: hit.cluster,
    },
  };
}

function plainOnly({ sure, status }: Input): CardDraft | null {
  const hit = sure.find(c => c.mtls.mode === 'DISABLE');
  if (!hit) return null;
  const winner = status.policies?.find(
    p => p.cluster === hit.cluster && p.verdict === 'decides',
  );
  return {
    state: 'plain-only',
    tone: 'attention',
    headline: 'Plain text only',
    sub: `${
      winner ? winner.policy : `A policy in ${hit.cluster}`
    } switches encryption off (DISABLE).`,
    action: { ...seePolicy, cluster: hit.cluster },
  };
}

const isEncrypted = ({ mtls }: EntityCluster) =>
  mtls.mode === 'STRICT' || mtls.mode === 'PERMISSIVE';

function allSilent({ all, silent, now }: Input): CardDraft | null {
  if (!silent.length || silent.length < all.length) return null;
  const seen = Math.min(...silent.map(c => seenAtOf(c) ?? now));
  const was = silent.every(isEncrypted) ? 'Was' : 'Was not fully';
  return {
    state: 'stale',
    tone: 'stale',
    headline: `${was} encrypted ${ageWords(now - seen)} ago`,
    sub: 'Whether it still is, nobody can say now.',
    action: whySilent(silent[0].cluster),
  };
}

function someSilent({ sure, silent }: Input): CardDraft | null {
  if (!silent.length) return null;
  const good = sure.filter(isEncrypted);
  const head = good.length
    ? `Encrypted in ${count(good.length, 'cluster')}`
    : 'Encryption is not confirmed';
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: `${head}, ${silent.length} ${
      silent.length === 1 ? 'is' : 'are'
    } silent`,
    sub: good.length
      ? `Only ${listWords(names(good))} ${
          good.length === 1 ? 'is' : 'are'
        } confirmed now.`
      : 'Nothing is confirmed now.',
    action: whySilent(silent[0].cluster),
  };
}

function unknownSomewhere({ unknown }: Input): CardDraft | null {
  if (!unknown.length) return null;
  const [first] = unknown;
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Encryption unknown in ${listWords(names(unknown))}`,
    sub:
      first.freshness.state === 'live'
        ? 'The policies are known. Whether a proxy enforces them is not.'
        : `${first.cluster} has not answered yet.`,
    action: fixAccess(first.cluster),
  };
}

function nothingRuns({ all }: Input): CardDraft | null {
  if (sumPods(all, 'total') > 0) return null;
  return {
    state: 'nothing-running',
    tone: 'off',
    headline: 'Nothing runs right now',
    sub: null,
    action: null,
  };
}

const isOpen = ({ mtls }: EntityCluster) => mtls.mode === 'NONE';

function noProxy({ sure, status }: Input): CardDraft | null {
  const running = sure.filter(c => c.pods.total > 0);
  if (!running.every(isOpen)) return null;
  const strictPolicy = status.policies?.some(p => p.mode === 'STRICT');
  return {
    state: 'no-proxy',
    tone: 'open',
    headline: 'Not encrypted by the mesh',
    sub: strictPolicy
      ? 'A STRICT policy exists, but nothing enforces it: no proxy handles these pods.'
      : 'No proxy handles these pods.',
    action: onboard,
  };
}

function someWithoutProxy({ sure }: Input): CardDraft | null {
  const open = sure.filter(c => c.pods.total > 0 && isOpen(c));
  if (!open.length) return null;
  const running = sure.filter(c => c.pods.total > 0);
  return {
    state: 'partly-no-proxy',
    tone: 'open',
    headline: `Encrypted in ${running.length - open.length} of ${count(
      running.length,
      'cluster',
    )}`,
    sub: `${listWords(names(open))}: no proxy handles these pods.`,
    action: {
      id: 'add-cluster',
      label: `Add ${open[0].cluster}`,
      cluster: open[0].cluster,
    },
  };
}

function disableInAmbient(input: Input): CardDraft | null {
  if (!withReason(input, 'disable-in-ambient')) return null;
  return {
    state: 'disable-in-ambient',
    tone: 'locked',
    headline: 'Encrypted inside the mesh',
    sub: 'A policy says DISABLE. In ambient this only switches STRICT off: mesh callers stay encrypted.',
    action: seePolicy,
  };
}

function portException({ sure }: Input): CardDraft | null {
  const running = sure.filter(c => c.pods.total > 0);
  const ports = [
    ...new Set(running.flatMap(c => Object.keys(c.mtls.ports))),
  ].sort((a, b) => Number(a) - Number(b));
  if (!ports.length || !allStrict(running)) return null;
  return {
    state: 'port-exception',
    tone: 'locked',
    headline: `Encrypted only, except ${
      ports.length === 1 ? 'port' : 'ports'
    } ${listWords(ports)}`,
    sub: `Plain text is accepted on ${
      ports.length === 1 ? 'that port' : 'those ports'
    }.`,
    action: seePolicy,
  };
}

function strict({ sure }: Input): CardDraft | null {
  if (!allStrict(sure.filter(c => c.pods.total > 0))) return null;
  return {
    state: 'strict',
    tone: 'locked',
    headline: 'Encrypted only',
    sub: 'Plain text is refused (STRICT). Traffic is not measured.',
    action: null,
  };
}

const allStrict = (clusters: readonly EntityCluster[]) =>
  clusters.every(c => c.mtls.mode === 'STRICT');

/** Never a closed door for PERMISSIVE: plain text from outside still gets in. */
function inside({ sure }: Input): CardDraft {
  const running = sure.filter(c => c.pods.total > 0);
  const open = running.filter(c => c.mtls.mode !== 'STRICT');
  const where =
    running.length > 1
      ? ` in ${open.length} of ${count(running.length, 'cluster')}`
      : ' (PERMISSIVE)';
  return {
    state: 'permissive',
    tone: 'locked',
    headline: 'Encrypted inside the mesh',
    sub: `Plain text from outside the mesh is still accepted${where}.`,
    action: seePolicy,
  };
}

const saying: Partial<Record<MtlsMode, string>> = {
  NONE: 'no proxy',
  BLOCKED: 'blocked',
};

function evidence({ sure, silent }: Input): EvidenceRow[] {
  const running = [...sure, ...silent].filter(c => c.pods.total > 0);
  if (!running.length) return [];
  const past = !sure.length;
  return [
    {
      label: past ? 'Proxies did' : 'Proxies do',
      value: tally(running.map(c => saying[c.mtls.mode] ?? c.mtls.mode)),
    },
  ];
}
