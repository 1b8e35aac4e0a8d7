import type { EntityCluster } from '../../contract';
import { CardInput, names } from '../clusters';
import { agree, count, fewWords, listWords } from '../counted';
import { CardDraft, CardRule, onboard, openTab, seePolicy } from '../draft';

/** Every fact is known and nothing is wrong: how it stands. */
export const standing: readonly CardRule[] = [
  nothingRuns,
  noProxy,
  someWithoutProxy,
  disableInAmbient,
  portException,
  strict,
];

function nothingRuns({ running }: CardInput): CardDraft | null {
  if (running.length) return null;
  return {
    state: 'nothing-running',
    tone: 'off',
    headline: 'Nothing runs right now',
    sub: null,
    action: openTab,
  };
}

const isOpen = ({ mtls }: EntityCluster) => mtls.mode === 'NONE';

function noProxy({ running, status }: CardInput): CardDraft | null {
  if (!running.every(isOpen)) return null;
  const strictPolicy = status.policies?.some(
    p => p.mode === 'STRICT' && p.why === 'no-proxy-enforces-it',
  );
  return {
    state: 'no-proxy',
    tone: 'open',
    headline: 'Not encrypted by the mesh',
    sub: strictPolicy
      ? 'A STRICT policy exists, but nothing enforces it: no proxy handles these pods.'
      : 'No proxy handles these pods.',
    action: running.every(cannotJoin) ? openTab : onboard,
  };
}

/** Out on purpose, or unable: an offer to join would lead nowhere. */
function cannotJoin({ pods }: EntityCluster): boolean {
  return pods.optedOut + pods.hostNetwork === pods.total;
}

function someWithoutProxy({ running }: CardInput): CardDraft | null {
  const open = running.filter(isOpen);
  if (!open.length) return null;
  const [first] = open;
  return {
    state: 'partly-no-proxy',
    tone: 'open',
    headline: `Encrypted in ${running.length - open.length} of ${count(
      running.length,
      'cluster',
    )}`,
    sub: `${fewWords(names(open), 'cluster')}: no proxy handles these pods.`,
    action: {
      id: 'add-cluster',
      label: `Add ${first.cluster}`,
      cluster: first.cluster,
    },
  };
}

function disableInAmbient({ running }: CardInput): CardDraft | null {
  const hit = running.find(c => c.mtls.reason === 'disable-in-ambient');
  if (!hit) return null;
  return {
    state: 'disable-in-ambient',
    tone: 'locked',
    headline: 'Encrypted inside the mesh',
    sub: 'A policy says DISABLE. In ambient this only switches STRICT off: mesh callers stay encrypted.',
    action: seePolicy(hit.cluster),
  };
}

const isStrict = ({ mtls }: EntityCluster) => mtls.mode === 'STRICT';

function portsOf(clusters: readonly EntityCluster[]): string[] {
  const ports = new Set(clusters.flatMap(c => Object.keys(c.mtls.ports)));
  return [...ports].sort((a, b) => Number(a) - Number(b));
}

function portException({ running }: CardInput): CardDraft | null {
  const ports = portsOf(running);
  if (!ports.length || !running.every(isStrict)) return null;
  const n = ports.length;
  const hit = running.find(c => Object.keys(c.mtls.ports).length > 0);
  return {
    state: 'port-exception',
    tone: 'locked',
    headline: `Encrypted only, except ${agree(n, 'port', 'ports')} ${listWords(
      ports,
    )}`,
    sub: `Plain text is accepted on ${agree(n, 'that port', 'those ports')}.`,
    action: seePolicy(hit?.cluster ?? running[0].cluster),
  };
}

/** "Encrypted only" is never the tone ok here: nobody has measured the traffic yet. */
function strict({ running }: CardInput): CardDraft | null {
  if (!running.every(isStrict)) return null;
  return {
    state: 'strict',
    tone: 'locked',
    headline: 'Encrypted only',
    sub: 'Plain text is refused (STRICT). Traffic is not measured.',
    action: null,
  };
}

/** Never a closed door for PERMISSIVE: plain text from outside still gets in. */
export function insideOnly({ running }: CardInput): CardDraft {
  const open = running.filter(c => !isStrict(c));
  const strictPorts = portsOf(open).filter(port =>
    open.every(c => c.mtls.ports[port] === 'STRICT'),
  );
  const where =
    running.length > 1
      ? ` in ${open.length} of ${count(running.length, 'cluster')}`
      : ' (PERMISSIVE)';
  const but = strictPorts.length
    ? `, but not on ${agree(strictPorts.length, 'port', 'ports')} ${listWords(
        strictPorts,
      )}`
    : '';
  return {
    state: 'permissive',
    tone: 'locked',
    headline: 'Encrypted inside the mesh',
    sub: `Plain text from outside the mesh is still accepted${where}${but}.`,
    action: {
      id: 'who-would-strict-refuse',
      label: 'Who would STRICT refuse?',
      cluster: open[0]?.cluster,
    },
  };
}
