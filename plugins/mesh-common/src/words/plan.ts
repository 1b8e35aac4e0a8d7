import { JsonValue } from '@backstage/types';
import { stringify } from 'yaml';
import { Plan, PlanPod, PlanTarget } from '../contract/plans';
import { MeshRequest } from '../contract/requests';
import { kindOf } from '../requests/kinds';
import { count, listWords } from './counted';
import { asHeadline, asSentence } from './sentence';
import { Tone, VerdictWords } from './types';

/** Verdict of a form, and whether one may go on. @public */
export interface FormVerdictWords extends VerdictWords {
  readonly next: { readonly enabled: boolean; readonly why: string | null };
}

/** The first 4 characters of a plan hash: how people name a plan. @public */
export function shortHash(hash: string): string {
  return hash.slice(0, 4);
}

/** Clusters that were silent when the plan was made. */
function silent(plan: Plan): string[] {
  const names = plan.findings
    .filter(f => f.code === 'cluster-silent' && f.cluster)
    .map(f => f.cluster as string);
  return [...new Set(names)];
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
      sub: asSentence(error.message),
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
  return kindOf(plan.kind).words.effect(plan);
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
      headline: asHeadline(errors[0].message),
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
      headline: asHeadline(warning.message),
      sub: warning.nextStep,
      next: { enabled: true, why: null },
    };
  }
  return {
    ...kindOf(plan.kind).words.fine(plan),
    next: { enabled: true, why: null },
  };
}

function alreadyThere(plan: Plan): FormVerdictWords {
  return {
    state: 'nothing-to-do',
    tone: 'neutral',
    headline: kindOf(plan.kind).words.nothingToDo(plan),
    sub: 'Nothing would change.',
    next: { enabled: false, why: 'There is nothing to do.' },
  };
}

/**
 * Verdict of the review page for this viewer: the plan's own, unless something stands before it.
 * `readHash` is the plan that the viewer had open before, if any; `nameOf` gives display names where the page knows them.
 * @public
 */
export function reviewVerdict(
  request: MeshRequest,
  now: number,
  readHash?: string,
  nameOf: NameOf = personWords,
): VerdictWords {
  const { plan, state, viewer } = request;
  if (state !== 'pending') return decidedWords(request, nameOf);
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

function decidedWords(request: MeshRequest, nameOf: NameOf): VerdictWords {
  const { state, plan } = request;
  const last = [...request.decisions].reverse().find(d => !d.void);
  if (state === 'rejected' && last) {
    return {
      state: 'decided',
      tone: 'off',
      headline: `Rejected by ${nameOf(last.by)}`,
      sub: last.comment,
    };
  }
  const by = last ? `by ${nameOf(last.by)}` : 'by a rule of the portal';
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

/** What to call who has an entity ref. @public */
export type NameOf = (entityRef: string) => string;

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
    label: 'Stay out: no istio-cni',
    tone: 'attention',
    is: p => p.why === 'no-node-agent',
    why: 'Their nodes run no istio-cni.',
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
    const line = (sign: '+' | '-', v: JsonValue): DiffLine => ({
      sign,
      text: `${key}: ${valueWords(v)}`,
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

/** Text as it is, documents as YAML on one line. */
function valueWords(value: JsonValue): string {
  if (typeof value === 'string') return value;
  const lines = stringify(value, { collectionStyle: 'flow', lineWidth: 0 });
  return lines.trim();
}
