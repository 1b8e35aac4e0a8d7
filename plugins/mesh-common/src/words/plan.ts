import { Plan, PlanPod, PlanTarget } from '../contract/plans';
import { MeshRequest } from '../contract/requests';
import { count, listWords } from './counted';
import { Tone } from './types';

/** One sentence, and what it means. Every page of a plan or a request opens with one. @public */
export interface VerdictWords {
  /** Stable code of the state (screens tables), for tests and links. */
  readonly state: string;
  readonly tone: Tone;
  readonly headline: string;
  readonly sub: string | null;
}

/** Verdict of a form, and whether one may go on. @public */
export interface FormVerdictWords extends VerdictWords {
  readonly next: { readonly enabled: boolean; readonly why: string | null };
}

/** The first 4 characters of a plan hash: how people name a plan. @public */
export function shortHash(hash: string): string {
  return hash.slice(0, 4);
}

function sum(plan: Plan, key: 'joins' | 'staysOut' | 'alreadyIn'): number {
  return plan.targets.reduce((n, t) => n + (t.counts?.[key] ?? 0), 0);
}

/** Clusters that were silent when the plan was made. */
function silent(plan: Plan): string[] {
  const names = plan.findings
    .filter(f => f.code === 'cluster-silent' && f.cluster)
    .map(f => f.cluster as string);
  return [...new Set(names)];
}

function clustersOf(plan: Plan): string[] {
  const changed = plan.targets.filter(t => t.mutations.length > 0);
  return [...new Set(changed.map(t => t.cluster))];
}

/**
 * What happens to running traffic if somebody says yes: the verdict of the review page.
 * @public
 */
export function planVerdict(plan: Plan, _now?: number): VerdictWords {
  const quiet = silent(plan);
  if (quiet.length) {
    return {
      state: 'silent',
      tone: 'stale',
      headline: `Cannot be planned for ${listWords(quiet)}`,
      sub: `${
        quiet.length === 1 ? 'It does' : 'They do'
      } not answer. The plan waits.`,
    };
  }
  const error = plan.findings.find(f => f.severity === 'error');
  if (plan.blocked && error) {
    return {
      state: 'blocked',
      tone: 'broken',
      headline: 'This plan cannot be approved',
      sub: error.message,
    };
  }
  if (plan.nothingToDo) {
    return {
      state: 'nothing-to-do',
      tone: 'neutral',
      headline: 'Nothing to do',
      sub: 'Every cluster is as asked already.',
    };
  }
  return effectWords(plan);
}

function effectWords(plan: Plan): VerdictWords {
  switch (plan.kind) {
    case 'namespace':
      return joinWords(plan);
    case 'waypoint':
      return waypointWords(plan);
    default:
      return clusterWords(plan);
  }
}

function joinWords(plan: Plan): VerdictWords {
  const joins = sum(plan, 'joins');
  const out = sum(plan, 'staysOut');
  const unknown = plan.targets.filter(t => t.pods === null).map(t => t.cluster);
  if (unknown.length) {
    return {
      state: 'ready',
      tone: 'attention',
      headline: `How many pods join in ${listWords(unknown)} is unknown`,
      sub: 'The portal cannot read the pods there.',
    };
  }
  if (joins === 0) {
    return {
      state: 'harmless',
      tone: 'ok',
      headline: 'Nothing running is touched',
      sub: `${count(labels(plan), 'label')} on a namespace ${
        out
          ? `of which ${count(out, 'pod')} stay${out === 1 ? 's' : ''} out`
          : 'without pods'
      }.`,
    };
  }
  const stay = out ? ` ${out} stay${out === 1 ? 's' : ''} out.` : '';
  return {
    state: 'ready',
    tone: 'attention',
    headline: `${count(joins, 'pod')} join${
      joins === 1 ? 's' : ''
    } the mesh without a restart.${stay}`,
    sub: costWords(plan),
  };
}

function labels(plan: Plan): number {
  return plan.targets.reduce((n, t) => n + t.mutations.length, 0);
}

/** The moment of joining, and the first warning: nothing else costs. */
function costWords(plan: Plan): string {
  const warning = plan.findings.find(f => f.severity === 'warning');
  const cut = 'Connections open at that moment are cut once.';
  return warning ? `${cut} ${warning.message}` : cut;
}

function waypointWords(plan: Plan): VerdictWords {
  const where = listWords(clustersOf(plan));
  const users = plan.targets.filter(
    t => t.object.kind !== 'Gateway' && t.mutations.length > 0,
  );
  const made = plan.targets.some(
    t => t.object.kind === 'Gateway' && t.mutations.length > 0,
  );
  if (users.length === 0) {
    return {
      state: 'harmless',
      tone: 'ok',
      headline: 'Nothing running is touched',
      sub: `A waypoint starts in ${where}. Nothing uses it yet.`,
    };
  }
  const user = users[0].object;
  const what =
    user.kind === 'Service'
      ? `Calls to ${user.name}`
      : `Calls to services in ${user.name}`;
  return {
    state: 'ready',
    tone: 'attention',
    headline: `${what} go through the waypoint in ${where}.`,
    sub: made
      ? 'From callers in ambient only. It takes over when it is ready.'
      : 'From callers in ambient only. The waypoint is there already.',
  };
}

function clusterWords(plan: Plan): VerdictWords {
  const [registration, ...secrets] = plan.targets;
  const name = registration?.object.name ?? 'The cluster';
  const peers = [
    ...new Set(secrets.map(s => s.cluster).filter(c => c !== name)),
  ];
  return {
    state: 'ready',
    tone: peers.length ? 'attention' : 'ok',
    headline: peers.length
      ? `${name} and ${listWords(peers)} will watch each other.`
      : `The portal will watch ${name}.`,
    sub: peers.length
      ? 'Each control plane gets a credential that reads the other cluster.'
      : 'No credential is written into any cluster.',
  };
}

/**
 * Verdict of a form with live preview, and whether one may go on.
 * @public
 */
export function formVerdict(plan: Plan): FormVerdictWords {
  const errors = plan.findings.filter(
    f => f.severity === 'error' && f.code !== 'cluster-silent',
  );
  if (errors.length) {
    return {
      state: 'blocked',
      tone: 'broken',
      headline: errors[0].message,
      sub: errors[0].nextStep,
      next: {
        enabled: false,
        why: `Solve the ${count(errors.length, 'problem')} on the right first.`,
      },
    };
  }
  const quiet = silent(plan);
  if (quiet.length) {
    return {
      state: 'cannot-preview',
      tone: 'stale',
      headline: `No preview for ${listWords(quiet)}: ${
        quiet.length === 1 ? 'it does' : 'they do'
      } not answer`,
      sub: 'It will be planned before approval.',
      next: { enabled: true, why: 'Will be planned before approval.' },
    };
  }
  if (plan.nothingToDo) return alreadyThere(plan);
  const warning = plan.findings.find(f => f.severity === 'warning');
  if (warning) {
    return {
      state: 'with-a-cost',
      tone: 'attention',
      headline: warning.message,
      sub: warning.nextStep,
      next: { enabled: true, why: null },
    };
  }
  return { ...fineWords(plan), next: { enabled: true, why: null } };
}

function alreadyThere(plan: Plan): FormVerdictWords {
  const object = plan.targets[plan.targets.length - 1]?.object;
  const name = object?.namespace ?? object?.name ?? 'It';
  return {
    state: 'nothing-to-do',
    tone: 'neutral',
    headline:
      plan.kind === 'namespace'
        ? `${name} is already in the mesh there`
        : 'It is already as you ask there',
    sub: 'Nothing would change.',
    next: { enabled: false, why: 'There is nothing to do.' },
  };
}

function fineWords(plan: Plan): VerdictWords {
  const verdict = effectWords(plan);
  if (plan.kind !== 'namespace')
    return { ...verdict, state: 'fine', tone: 'ok' };
  const joins = sum(plan, 'joins');
  const known = plan.targets.every(t => t.pods !== null);
  if (!joins || !known) return { ...verdict, state: 'fine', tone: 'ok' };
  return {
    state: 'fine',
    tone: 'ok',
    headline: `${count(joins, 'pod')} join${
      joins === 1 ? 's' : ''
    } the mesh, no restart`,
    sub: 'Connections open at that moment are cut once.',
  };
}

/**
 * Verdict of the review page for this viewer: the plan's own, unless something stands before it.
 * `readHash` is the plan that the viewer had open before, if any.
 * @public
 */
export function reviewVerdict(
  request: MeshRequest,
  now: number,
  readHash?: string,
): VerdictWords {
  const { plan, state, viewer } = request;
  if (state !== 'pending') return decidedWords(request);
  const changed = readHash !== undefined && readHash !== plan.hash;
  const voided = request.decisions.some(d => d.void);
  if (changed || (voided && request.difference.length > 0)) {
    return changedWords(request, readHash ?? request.previousHash ?? '');
  }
  const verdict = planVerdict(plan, now);
  if (verdict.state === 'blocked' || verdict.state === 'silent') return verdict;
  if (!viewer.canApprove) {
    return {
      state: 'not-your-turn',
      tone: 'waiting',
      headline: 'Waiting for the platform team',
      sub: viewer.whyNot,
    };
  }
  return verdict;
}

function changedWords(request: MeshRequest, readHash: string): VerdictWords {
  const n = request.difference.length;
  const differ = n === 1 ? 'One thing differs' : `${n || 'Some'} things differ`;
  return {
    state: 'plan-changed',
    tone: request.viewer.canApprove ? 'needs-you' : 'waiting',
    headline: readHash
      ? 'The plan changed since you read it'
      : 'The plan changed',
    sub: `The clusters moved on: plan ${shortHash(readHash)} is now ${shortHash(
      request.plan.hash,
    )}. ${differ}.`,
  };
}

function decidedWords(request: MeshRequest): VerdictWords {
  const { state, plan } = request;
  const last = [...request.decisions].reverse().find(d => !d.void);
  if (state === 'rejected' && last) {
    return {
      state: 'decided',
      tone: 'off',
      headline: `Rejected by ${personWords(last.by)}`,
      sub: last.comment,
    };
  }
  const by = last ? `by ${personWords(last.by)}` : 'by a rule of the portal';
  const approved = !['withdrawn', 'expired', 'superseded'].includes(state);
  return {
    state: 'decided',
    tone: 'neutral',
    headline: approved
      ? `Approved ${by}, plan ${shortHash(plan.hash)}`
      : `${state[0].toUpperCase()}${state.slice(1)}: nothing was changed`,
    sub: null,
  };
}

/** `tom` of `user:default/tom`; the page shows the display name where it can. @public */
export function personWords(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1) || ref;
}

/** A row of "What it does to running pods". @public */
export interface PodRow {
  readonly label: string;
  readonly tone: Tone;
  /** Pods per cluster; null: unknown. */
  readonly counts: Readonly<Record<string, number | null>>;
  readonly why: string;
}

const outcomes: readonly {
  label: string;
  tone: Tone;
  is: (pod: PlanPod) => boolean;
  why: string;
}[] = [
  {
    label: 'Join, no restart',
    tone: 'ok',
    is: p => p.outcome === 'joins',
    why: 'Plain pods on nodes with istio-cni.',
  },
  {
    label: 'Already in',
    tone: 'neutral',
    is: p => p.outcome === 'already-in',
    why: 'Captured before this request.',
  },
  {
    label: 'Keep their sidecar',
    tone: 'attention',
    is: p => p.why === 'keeps-sidecar-until-restart',
    why: 'A label does not remove a sidecar: they need a restart.',
  },
  {
    label: 'Stay out: host network',
    tone: 'off',
    is: p => p.why === 'host-network',
    why: 'Pods on the host network cannot be captured.',
  },
  {
    label: 'Stay out on purpose',
    tone: 'off',
    is: p => p.why === 'opted-out',
    why: 'Their own label says dataplane-mode: none.',
  },
  {
    label: 'Stay out: namespace left out',
    tone: 'attention',
    is: p => p.why === 'namespace-excluded',
    why: 'istio-cni leaves this namespace out.',
  },
  {
    label: 'Not counted',
    tone: 'neutral',
    is: p =>
      p.why === 'finished' ||
      p.why === 'infrastructure' ||
      p.why === 'not-running',
    why: 'Finished, not started, or part of the mesh itself.',
  },
  {
    label: 'Unknown',
    tone: 'unknown',
    is: p => p.outcome === 'unknown' && p.why === null,
    why: 'We cannot say whether they join.',
  },
];

/** Rows of "What it does to running pods", empty ones left out. @public */
export function podRows(plan: Plan): PodRow[] {
  const targets = plan.targets.filter(t => t.object.kind === 'Namespace');
  return outcomes
    .map(o => ({
      label: o.label,
      tone: o.tone,
      why: o.why,
      counts: Object.fromEntries(
        targets.map(t => [t.cluster, t.pods && t.pods.filter(o.is).length]),
      ),
    }))
    .filter(row => Object.values(row.counts).some(n => n !== null && n > 0));
}

/** One line of "What will be written". @public */
export interface DiffLine {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** What will be written to one object: title, removed and added lines. @public */
export function targetDiff(target: PlanTarget): {
  title: string;
  lines: DiffLine[];
} {
  const { object } = target;
  const name = object.namespace
    ? `${object.namespace}/${object.name}`
    : object.name;
  const lines = target.mutations.flatMap(m => {
    const key = m.path.replace(/^metadata\.(labels|annotations)\./, '');
    const line = (sign: '+' | '-', v: unknown): DiffLine => ({
      sign,
      text: `${key}: ${typeof v === 'string' ? v : JSON.stringify(v)}`,
    });
    return [
      ...(m.before === null ? [] : [line('-', m.before)]),
      ...(m.after === null ? [] : [line('+', m.after)]),
    ];
  });
  return {
    title: `${object.kind} ${name}`,
    lines: lines.length ? lines : [{ sign: ' ', text: 'as asked already' }],
  };
}
