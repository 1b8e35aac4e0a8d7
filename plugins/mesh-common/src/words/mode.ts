import { EntityCluster, EntityStatus, ModeReason } from '../contract/status';
import {
  capital,
  isInMesh,
  Known,
  known,
  names,
  oldestSeen,
  seenAtOf,
  sumPods,
  tally,
} from './clusters';
import { ageWords, clockWords } from './age';
import { count, listWords } from './counted';
import {
  CardDraft,
  firstOf,
  fixAccess,
  onboard,
  openTab,
  whySilent,
} from './draft';
import { modeWhy } from './modeWhy';
import { specialWords } from './special';
import { CardWords, EvidenceRow } from './types';

interface Input extends Known {
  readonly now: number;
}

/** The words of the card *Mesh mode*. `now`: epoch milliseconds. @public */
export function modeWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('mode', status);
  const input = { ...known(status), now };
  const draft = special ?? firstOf(rules, input) ?? inAll(input);
  return {
    ...draft,
    evidence: special ? [] : evidence(input),
    why: special ? [] : modeWhy(status, draft.headline),
    seenAt: oldestSeen(status),
  };
}

/** Worst first. What is broken now wins over what is not known; a healthy sentence comes last. */
const rules: readonly ((input: Input) => CardDraft | null)[] = [
  blocked,
  conflict,
  halfMoved,
  notCaptured,
  changesAtRestart,
  allSilent,
  someSilent,
  unknownSomewhere,
  joining,
  nothingRuns,
  optedOut,
  cannotJoin,
  notEnrolled,
  partly,
];

const having = (input: Input, reason: ModeReason) =>
  input.sure.filter(c => c.reasons.includes(reason));

function blocked(input: Input): CardDraft | null {
  const [worst] = having(input, 'redirection-pending');
  if (!worst) return null;
  const pods = count(worst.pods.blocked, 'pod');
  return {
    state: 'redirection-pending',
    tone: 'broken',
    headline: 'Traffic is blocked',
    sub: `${worst.cluster}: ${pods} ${
      worst.pods.blocked === 1 ? 'is' : 'are'
    } redirected, but no ztunnel takes them.`,
    action: showPods(worst.pods.blocked, worst.cluster),
  };
}

function showPods(n: number, cluster: string) {
  return {
    id: 'show-pods',
    label: `Show the ${count(n, 'pod')}`,
    cluster,
  } as const;
}

function conflict(input: Input): CardDraft | null {
  const [worst] = having(input, 'label-conflict');
  return (
    worst && {
      state: 'label-conflict',
      tone: 'attention',
      headline: 'Two modes are asked for',
      sub: `${worst.cluster}: new pods get a sidecar, whatever the ambient label says.`,
      action: {
        id: 'choose-label',
        label: 'Choose one',
        cluster: worst.cluster,
      },
    }
  );
}

function halfMoved(input: Input): CardDraft | null {
  const [worst] = having(input, 'half-moved');
  if (!worst) return null;
  const { ambient, sidecar } = worst.pods;
  return {
    state: 'half-moved',
    tone: 'attention',
    headline: `Half moved: ${ambient} ambient, ${sidecar} sidecar`,
    sub: `${worst.cluster} asks for ambient. ${count(sidecar, 'pod')} ${
      sidecar === 1 ? 'keeps its' : 'keep their'
    } old sidecar until ${sidecar === 1 ? 'it restarts' : 'they restart'}.`,
    action: {
      id: 'how-to-finish',
      label: 'How to finish',
      cluster: worst.cluster,
    },
  };
}

function notCaptured(input: Input): CardDraft | null {
  const hit = having(input, 'labelled-not-captured');
  if (!hit.length) return null;
  const [worst] = hit;
  const outside = sumPods(hit, 'pending');
  return {
    state: 'labelled-not-captured',
    tone: 'attention',
    headline: `Asked for ambient, but ${outside} of ${count(
      sumPods(hit, 'total'),
      'pod',
    )} ${outside === 1 ? 'is' : 'are'} outside`,
    sub: [placeAndTime(worst, input.now), notCapturedWhy(worst)]
      .filter(Boolean)
      .join(' '),
    action: showPods(outside, worst.cluster),
  };
}

function placeAndTime(cluster: EntityCluster, now: number): string {
  const { since } = cluster;
  const time = since ? `, for ${ageWords(now - Date.parse(since))}` : '';
  return `${cluster.cluster}${time}.`;
}

function notCapturedWhy({ reasons }: EntityCluster): string {
  if (reasons.includes('namespace-excluded')) {
    return 'istio-cni leaves this namespace out.';
  }
  if (reasons.includes('cluster-not-ambient')) {
    return 'The cluster is not ready for ambient.';
  }
  return '';
}

function changesAtRestart(input: Input): CardDraft | null {
  const [worst] = having(input, 'changes-at-restart');
  return (
    worst && {
      state: 'changes-at-restart',
      tone: 'attention',
      headline: `${capital(shownMode(worst))} until the next restart`,
      sub: 'istio-injection was added: restarted pods get a sidecar.',
      action: {
        id: 'see-label',
        label: 'See the label',
        cluster: worst.cluster,
      },
    }
  );
}

function shownMode({ mode }: EntityCluster): string {
  return mode === 'none' ? 'not in the mesh' : mode;
}

function allSilent({ all, silent, now }: Input): CardDraft | null {
  if (!silent.length || silent.length < all.length) return null;
  const seen = Math.min(...silent.map(c => seenAtOf(c) ?? now));
  const was = silent.some(isInMesh) ? 'Was' : 'Was not';
  const [first] = silent;
  return {
    state: 'stale',
    tone: 'stale',
    headline: `${was} in the mesh ${ageWords(now - seen)} ago`,
    sub: `${listWords(names(silent))} ${
      silent.length === 1 ? 'has' : 'have'
    } not answered since ${clockWords(seen)}. What is true now is unknown.`,
    action: whySilent(first.cluster),
  };
}

function someSilent({ sure, silent, unknown, now }: Input): CardDraft | null {
  if (!silent.length) return null;
  const inside = sure.filter(isInMesh).length;
  const head = inside
    ? `In the mesh in ${count(inside, 'cluster')}`
    : 'Not in the mesh where it answers';
  const parts = [...sure, ...unknown].map(c => `${c.cluster}: ${c.mode}, now.`);
  const past = silent.map(
    c =>
      `${c.cluster}: ${c.mode}, ${ageWords(now - (seenAtOf(c) ?? now))} ago.`,
  );
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: `${head}, ${silent.length} ${
      silent.length === 1 ? 'is' : 'are'
    } silent`,
    sub: [...parts, ...past].join(' '),
    action: whySilent(silent[0].cluster),
  };
}

function unknownSomewhere({ unknown }: Input): CardDraft | null {
  if (!unknown.length) return null;
  const [first] = unknown;
  const answers = first.freshness.state === 'live';
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Mode unknown in ${listWords(names(unknown))}`,
    sub: answers
      ? 'The portal may read labels there, but not pods. Without pods, a label is only a wish.'
      : `${first.cluster} has not answered yet.`,
    action: fixAccess(first.cluster),
  };
}

function joining(input: Input): CardDraft | null {
  const hit = having(input, 'joining');
  if (!hit.length) return null;
  return {
    state: 'joining',
    tone: 'working',
    headline: `Joining: ${sumPods(hit, 'ambient')} of ${count(
      sumPods(hit, 'total'),
      'pod',
    )}`,
    sub: 'No restart needed.',
    action: null,
  };
}

function nothingRuns({ all }: Input): CardDraft | null {
  if (sumPods(all, 'total') > 0) return null;
  const asked = all.some(c => c.declared === 'ambient');
  return {
    state: 'nothing-running',
    tone: 'off',
    headline: 'Nothing runs right now',
    sub: asked ? 'Labelled for ambient, 0 pods.' : '0 pods.',
    action: null,
  };
}

function optedOut(input: Input): CardDraft | null {
  if (!allOutside(input, 'optedOut')) return null;
  return {
    state: 'opted-out',
    tone: 'off',
    headline: 'Left out on purpose',
    sub: 'Its pods say dataplane-mode: none.',
    action: openTab,
  };
}

function cannotJoin(input: Input): CardDraft | null {
  if (!allOutside(input, 'hostNetwork')) return null;
  return {
    state: 'host-network',
    tone: 'neutral',
    headline: 'Cannot join',
    sub: 'Pods on the host network cannot be captured.',
    action: null,
  };
}

function allOutside({ all }: Input, key: 'optedOut' | 'hostNetwork'): boolean {
  return sumPods(all, key) > 0 && sumPods(all, key) === sumPods(all, 'total');
}

function notEnrolled({ all }: Input): CardDraft | null {
  if (all.some(isInMesh)) return null;
  return {
    state: 'not-enrolled',
    tone: 'off',
    headline: 'Not in the mesh',
    sub: 'The mesh neither encrypts nor identifies this traffic.',
    action: onboard,
  };
}

function partly({ all }: Input): CardDraft | null {
  const outside = all.filter(c => !isInMesh(c));
  if (!outside.length) return null;
  const [first] = outside;
  return {
    state: 'partly',
    tone: 'neutral',
    headline: `In the mesh in ${all.length - outside.length} of ${count(
      all.length,
      'cluster',
    )}`,
    sub: `${listWords(names(outside))} ${
      outside.length === 1 ? 'is' : 'are'
    } not in.`,
    action: {
      id: 'add-cluster',
      label: `Add ${first.cluster}`,
      cluster: first.cluster,
    },
  };
}

function inAll({ all }: Input): CardDraft {
  const modes = all.map(c => c.mode);
  const one = new Set(modes).size === 1;
  const where =
    all.length === 1 ? all[0].cluster : `all ${count(all.length, 'cluster')}`;
  const everywhere = all.length === 1 ? '' : ' everywhere';
  return {
    state: one ? 'one-mode' : 'two-modes',
    tone: 'ok',
    headline: `In the mesh in ${where}`,
    sub: one ? `${capital(modes[0])}${everywhere}.` : `${modeCounts(modes)}.`,
    action: openTab,
  };
}

/** `Ambient in 2 clusters, sidecar in 1`. */
function modeCounts(modes: readonly string[]): string {
  return tally(modes).replace(/ in (\d+)/, (_, n: string) => {
    return ` in ${count(Number(n), 'cluster')}`;
  });
}

function evidence({ all, sure, silent }: Input): EvidenceRow[] {
  const labels = all.filter(c => c.declared !== 'unknown');
  const pods = [...sure, ...silent];
  const inside = sumPods(pods, 'ambient', 'sidecar');
  const rows: EvidenceRow[] = [];
  if (labels.length) {
    rows.push({
      label: silent.length === all.length ? 'Labels said' : 'Labels say',
      value: tally(labels.map(c => declaredWords(c.declared))),
    });
  }
  if (pods.length) {
    rows.push({
      label: silent.length === all.length ? 'Pods showed' : 'Pods show',
      value: `${inside} of ${sumPods(pods, 'total')} in the mesh`,
    });
  }
  return rows;
}

function declaredWords(declared: EntityCluster['declared']): string {
  if (declared === 'none') return 'nothing';
  return declared === 'conflict' ? 'two modes' : declared;
}
