/** Tone of a status: icon and colour in the frontend (screens: shared parts). Never colour alone. @public */
export type Tone =
  | 'ok'
  | 'neutral'
  | 'attention'
  | 'broken'
  | 'needs-you'
  | 'waiting'
  | 'working'
  | 'unknown'
  | 'stale'
  | 'forbidden'
  | 'off'
  | 'locked'
  | 'open'
  | 'place';

/** One row of evidence on a card: `Labels say`, `Pods show`, … @public */
export interface EvidenceRow {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
  /** Show the value as raw text of the mesh (monospace). */
  readonly mono?: boolean;
}

/** One step of a "Why?": bold claim, the rule in plain words, raw objects. @public */
export interface WhyStep {
  readonly claim: string;
  readonly rule?: string;
  readonly raw?: readonly string[];
  /** `broken-chain`: here the chain ends for lack of a fact. */
  readonly mark?: 'ignored' | 'overruled' | 'broken-chain';
}

/** What a reader can do next. The frontend maps `id` to a link, a dialog or a scroll target. @public */
export interface CardAction {
  readonly id:
    | 'open-tab'
    | 'onboard'
    | 'add-cluster'
    | 'show-pods'
    | 'how-to-finish'
    | 'choose-label'
    | 'see-label'
    | 'why-silent'
    | 'fix-access'
    | 'how-to-get-access'
    | 'edit-entity'
    | 'how-to-confirm'
    | 'copy-annotation'
    | 'see-policy'
    | 'see-annotation'
    | 'who-would-strict-refuse'
    | 'how-to-check'
    | 'try-again';
  readonly label: string;
  readonly primary?: boolean;
  /** Cluster it is about, where one. */
  readonly cluster?: string;
}

/** What a card says: the words to ship, made by pure functions from a status. @public */
export interface CardWords {
  /** Code of the state (screens.md tables), stable, for tests and links. */
  readonly state: string;
  readonly tone: Tone;
  readonly headline: string;
  readonly sub: string | null;
  readonly evidence: readonly EvidenceRow[];
  readonly action: CardAction | null;
  readonly why: readonly WhyStep[];
  /** Oldest answer the card rests on, epoch milliseconds; null: none. */
  readonly seenAt: number | null;
}

/** One sentence, and what it means. Every page of a plan or a request opens with one. @public */
export interface VerdictWords {
  /** Stable code of the state (screens tables), for tests and links. */
  readonly state: string;
  readonly tone: Tone;
  readonly headline: string;
  readonly sub: string | null;
}
