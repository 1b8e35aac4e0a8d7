import {
  Expectation,
  Plan,
  PlanTarget,
  RequestInput,
  RequestKind,
} from '../../contract/plans';
import { PlanWorld } from '../../plan/world';
import { Write } from '../../plan/writes';
import { VerdictWords } from '../../words/types';

/** Input of one kind of request. */
export type InputOf<K extends RequestKind> = Extract<RequestInput, { kind: K }>;

/** Input after filing: a handle of a credential is used up by then. */
export type FiledInput<K extends RequestKind> = Omit<InputOf<K>, 'drop'>;

/** What istiods say of each other: cluster name to (cluster id to word); null: nobody can ask that istiod. */
export type PeerReports = ReadonlyMap<
  string,
  ReadonlyMap<string, string> | null
>;

/** What has been seen since the writes. */
export interface Verification {
  readonly expectations: readonly Expectation[];
  /** Nothing is left to wait for: each is met, or cannot be found out by anyone. */
  readonly settled: boolean;
}

/**
 * One kind of request, pure. A new kind is a folder with these files and a line in the registry.
 */
export interface KindModule<K extends RequestKind> {
  readonly kind: K;
  /** What would change where, what it does, and what speaks against it. */
  plan(input: FiledInput<K>, world: PlanWorld): Plan;
  /** The write that makes a target as planned; null: it is so already. */
  apply(input: FiledInput<K>, plan: Plan, target: PlanTarget): Write | null;
  /** Whether the mesh did it. `plan` is the approved one. */
  verify(
    input: FiledInput<K>,
    plan: Plan,
    world: PlanWorld,
    peers: PeerReports,
  ): Verification;
  /** The write that restores a target as it was; `objectUid` is of what was written. null: nothing was changed. */
  rollback(
    input: FiledInput<K>,
    plan: Plan,
    target: PlanTarget,
    objectUid: string | null,
  ): Write | null;
  readonly words: KindWords<K>;
}

export interface KindWords<K extends RequestKind> {
  /** One line, below 40 characters where names allow. */
  title(input: FiledInput<K>): string;
  /** What happens to running traffic. */
  effect(plan: Plan): VerdictWords;
  /** The same in a form, where nothing speaks against it. */
  fine(plan: Plan): VerdictWords;
  nothingToDo(plan: Plan): string;
  /** Name of the step that writes. */
  readonly writeStep: string;
  readonly rolledBack: string;
}
