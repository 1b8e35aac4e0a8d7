import { Expectation, RequestInput } from '../contract/plans';
import {
  MeshRequest,
  PlanDifference,
  RequestEvent,
  RequestState,
  RequestStep,
  RequestSummary,
} from '../contract/requests';
import { Tone, VerdictWords } from './types';
import { kindOf } from '../requests/kinds';
import { count, listWords } from './counted';
import { NameOf, personWords, shortHash } from './plan';

/** State of a request in the list: one word, one line, one tone. @public */
export interface RequestStateWords {
  readonly state: RequestState;
  readonly word: string;
  readonly second: string;
  readonly tone: Tone;
}

const words: Record<RequestState, { word: string; tone: Tone }> = {
  pending: { word: 'Waiting', tone: 'waiting' },
  approved: { word: 'Approved', tone: 'neutral' },
  applying: { word: 'Applying', tone: 'working' },
  applied: { word: 'Verifying', tone: 'working' },
  verified: { word: 'Verified', tone: 'ok' },
  failed: { word: 'Failed', tone: 'broken' },
  rejected: { word: 'Rejected', tone: 'off' },
  withdrawn: { word: 'Withdrawn', tone: 'off' },
  expired: { word: 'Expired', tone: 'off' },
  superseded: { word: 'Superseded', tone: 'off' },
  'rolled-back': { word: 'Rolled back', tone: 'off' },
};

/** Words of a request in the list and beside its title. @public */
export function requestStateWords(
  request: Pick<RequestSummary, 'state' | 'needsViewer' | 'detail'>,
): RequestStateWords {
  const { state, needsViewer, detail } = request;
  if (state === 'pending' && needsViewer) {
    return { state, word: 'Needs you', second: detail, tone: 'needs-you' };
  }
  return { state, ...words[state], second: detail };
}

/** What the second line of the list is made from. */
export interface DetailFacts {
  readonly state: RequestState;
  readonly approvals: { readonly given: number; readonly required: number };
  readonly groups: readonly string[];
  /** The plan changed and approvals were voided by it. */
  readonly planChanged: boolean;
  readonly steps: readonly Pick<RequestStep, 'cluster' | 'step' | 'state'>[];
  readonly expectations: readonly Pick<Expectation, 'state' | 'evidence'>[];
  readonly failure: string | null;
  /** Comment of the last decision or of who withdrew it. */
  readonly comment: string | null;
  readonly rollingBack: boolean;
}

/** Second line of the requests list. No age in it: the page shows `updatedAt`. @public */
export function requestDetail(facts: DetailFacts): string {
  if (facts.rollingBack) return 'Restoring the state before';
  switch (facts.state) {
    case 'pending':
      return pendingDetail(facts);
    case 'approved':
      return 'Starts as soon as a worker is free';
    case 'applying':
      return applyingDetail(facts.steps);
    case 'applied':
    case 'verified':
      return metWords(facts.expectations);
    case 'failed':
      return facts.failure ?? 'Failed';
    case 'expired':
      return 'Nobody decided in time';
    case 'superseded':
      return 'Replaced by a newer request';
    case 'rolled-back':
      return 'The state before is restored';
    default:
      return facts.comment ?? 'Nothing was changed';
  }
}

function pendingDetail(facts: DetailFacts): string {
  const { given, required } = facts.approvals;
  const of = `${given} of ${count(required, 'approval')}`;
  if (facts.planChanged) return `${of} · Plan changed since it was read`;
  const groups = facts.groups.map(personWords);
  return groups.length ? `${of} · ${listWords(groups)}` : of;
}

function applyingDetail(steps: DetailFacts['steps']): string {
  const written = new Set(
    steps
      .filter(
        s =>
          s.step === 'write' && (s.state === 'done' || s.state === 'skipped'),
      )
      .map(s => s.cluster),
  );
  const next = steps.find(
    s => s.step === 'write' && s.state !== 'done' && s.state !== 'skipped',
  )?.cluster;
  const done = [...written].filter(c => c !== next);
  if (!next) return `${listWords(done)} done`;
  return done.length
    ? `${listWords(done)} done, ${next} next`
    : `${next} first`;
}

function metWords(expectations: DetailFacts['expectations']): string {
  const met = expectations.filter(e => e.state === 'met').length;
  return `${met} of ${count(expectations.length, 'expectation')} met`;
}

/** Verdict of the progress page, with its bar while something runs. @public */
export interface ProgressWords extends VerdictWords {
  readonly bar: {
    readonly done: number;
    readonly total: number;
    readonly text: string;
  } | null;
}

/** Headline of the progress page. @public */
export function progressWords(request: MeshRequest): ProgressWords {
  const { state } = request;
  if (state === 'applying' || state === 'applied') return runningWords(request);
  const bar = null;
  if (state === 'verified') return { ...verifiedWords(request), bar };
  if (state === 'failed') return { ...failedWords(request), bar };
  if (state === 'rolled-back') {
    return {
      state,
      tone: 'off',
      headline: `Rolled back: ${kindOf(request.kind).words.rolledBack}`,
      sub: null,
      bar,
    };
  }
  const { word, second, tone } = requestStateWords(request);
  return { state, tone, headline: word, sub: second, bar };
}

function runningWords(request: MeshRequest): ProgressWords {
  const { expectations, state } = request;
  const met = expectations.filter(e => e.state === 'met').length;
  const counted = expectations.find(e => e.state === 'working' && e.evidence);
  const clusters = [...new Set(request.steps.map(s => s.cluster))];
  const written = clusters.filter(c =>
    request.steps
      .filter(s => s.cluster === c && s.step === 'write')
      .every(s => s.state === 'done' || s.state === 'skipped'),
  );
  return {
    state,
    tone: 'working',
    headline:
      state === 'applying'
        ? `Applying: ${requestDetail(detailFacts(request))}`
        : `Verifying: ${counted?.evidence ?? metWords(expectations)}`,
    sub: 'You can leave this page. Who asked and who approved get a notification at the end.',
    bar: {
      done: met,
      total: expectations.length,
      text: `${written.length} of ${count(clusters.length, 'cluster')} written`,
    },
  };
}

function detailFacts(request: MeshRequest): DetailFacts {
  return {
    state: request.state,
    approvals: request.approvals,
    groups: request.approvals.groups,
    planChanged: request.decisions.some(d => d.void),
    steps: request.steps,
    expectations: request.expectations,
    failure: request.failure,
    comment: null,
    rollingBack: false,
  };
}

function verifiedWords(request: MeshRequest): VerdictWords {
  const waits = request.expectations.find(e =>
    /^No pods yet/.test(e.evidence ?? ''),
  );
  const declared = request.expectations.filter(e => e.state === 'unknown');
  let sub: string | null = metWords(request.expectations);
  if (waits) sub = 'No pods yet, the first one will be checked.';
  else if (declared.length) {
    sub = `${declared.length} of ${request.expectations.length} are declared, not verified.`;
  }
  return {
    state: 'verified',
    tone: 'ok',
    headline: 'Verified: the mesh does what was approved',
    sub,
  };
}

function failedWords(request: MeshRequest): VerdictWords {
  const unmet = request.expectations.find(e => e.state === 'unmet');
  const unknown = request.expectations.find(e => e.state === 'unknown');
  const wrote = request.steps.some(
    s => s.step === 'write' && s.state === 'done',
  );
  if (!unmet && unknown && wrote) {
    return {
      state: 'failed-unclear',
      tone: 'stale',
      headline: `Not verified: ${
        request.failure ?? unknown.evidence ?? unknown.text
      }`,
      sub: 'Nothing is undone without a click.',
    };
  }
  return {
    state: 'failed',
    tone: 'broken',
    headline: `Failed: ${request.failure ?? unmet?.text ?? 'see the steps'}`,
    sub: wrote ? 'Nothing is undone without a click.' : 'Nothing was written.',
  };
}

/** Difference of a changed plan, with the two plans named. @public */
export function differenceRows(request: MeshRequest): {
  readonly read: string;
  readonly now: string;
  readonly rows: readonly PlanDifference[];
} {
  return {
    read: request.previousHash ? shortHash(request.previousHash) : '–',
    now: shortHash(request.plan.hash),
    rows: request.difference,
  };
}

/** A row of steps × clusters. @public */
export interface StepRow {
  readonly step: RequestStep['step'];
  readonly name: string;
  readonly cells: readonly {
    readonly cluster: string;
    readonly word: string;
    readonly tone: Tone;
    readonly at: string | null;
    readonly detail: string | null;
  }[];
}

function stepName(
  kind: MeshRequest['kind'],
  step: RequestStep['step'],
): string {
  switch (step) {
    case 'plan':
      return 'Plan still the same';
    case 'dry-run':
      return 'Dry run';
    case 'write':
      return kindOf(kind).words.writeStep;
    default:
      return 'Verify';
  }
}

const stepStates: Record<RequestStep['state'], { word: string; tone: Tone }> = {
  waiting: { word: 'Waits', tone: 'off' },
  working: { word: 'Under way', tone: 'working' },
  done: { word: 'Done', tone: 'ok' },
  failed: { word: 'Failed', tone: 'broken' },
  skipped: { word: 'Was there already', tone: 'neutral' },
};

/** Order in which one cell stands for several objects of a cluster: the least advanced wins. */
const weight: readonly RequestStep['state'][] = [
  'failed',
  'working',
  'waiting',
  'done',
  'skipped',
];

/** Steps named for people, one column per cluster in the order of applying. @public */
export function stepRows(request: MeshRequest): StepRow[] {
  const clusters = [...new Set(request.steps.map(s => s.cluster))];
  const steps = ['plan', 'dry-run', 'write', 'verify'] as const;
  return steps.map(step => ({
    step,
    name: stepName(request.kind, step),
    cells: clusters.map(cluster => {
      const of = request.steps
        .filter(s => s.cluster === cluster && s.step === step)
        .sort((a, b) => weight.indexOf(a.state) - weight.indexOf(b.state));
      const worst = of[0];
      return {
        cluster,
        ...stepStates[worst?.state ?? 'waiting'],
        at: worst?.at ?? null,
        detail: worst?.detail ?? null,
      };
    }),
  }));
}

const eventWords: Record<
  RequestEvent['type'],
  { text: (who: string) => string; tone: Tone }
> = {
  filed: { text: who => `${who} filed the request`, tone: 'neutral' },
  approved: { text: who => `${who} approved`, tone: 'ok' },
  rejected: { text: who => `${who} rejected`, tone: 'off' },
  'plan-changed': { text: () => 'Plan changed', tone: 'needs-you' },
  claimed: { text: () => 'Applying began', tone: 'working' },
  step: { text: () => 'Step', tone: 'neutral' },
  applied: { text: () => 'Everything is written', tone: 'neutral' },
  verified: { text: () => 'Verified', tone: 'ok' },
  failed: { text: () => 'Failed', tone: 'broken' },
  withdrawn: { text: who => `${who} withdrew the request`, tone: 'off' },
  expired: { text: () => 'Expired', tone: 'off' },
  superseded: { text: () => 'Replaced by a newer request', tone: 'off' },
  'rollback-requested': {
    text: who => `${who} asked to roll back`,
    tone: 'working',
  },
  'rolled-back': { text: () => 'Rolled back', tone: 'off' },
};

/** One line of the timeline. @public */
export function timelineWords(
  event: RequestEvent,
  nameOf: NameOf = personWords,
): {
  readonly text: string;
  readonly tone: Tone;
  readonly detail: string | null;
} {
  const { text, tone } = eventWords[event.type];
  const who =
    event.actor === 'system' ? 'A rule of the portal' : nameOf(event.actor);
  const step = event.type === 'step' && event.detail;
  return {
    text: step || text(who),
    tone,
    detail: step ? null : event.detail,
  };
}

/** Title of a request: what it does, in one line below 40 characters where names allow. @public */
export function requestTitle(input: RequestInput): string {
  return kindOf(input.kind).words.title(input as never);
}
