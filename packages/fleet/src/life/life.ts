/**
 * What is observed, in words: the subject (`Gateway wp Programmed`, `Pod web redirection`) and what it says. Nothing in it
 * depends on time, on addresses or on names that are made up.
 */
export type Facts = Readonly<Record<string, string>>;

/** The API server of another cluster, and a token that may read it. Each step has a token of its own. */
export interface Peer {
  server: string;
  caPem: string;
  token: string;
}

/** One call to the API server, as any client makes it. PATCH is a merge patch. */
export interface Write {
  verb: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object | ((peer: Peer) => object);
}

/** What a subject says for a while, on its way; null: it is not there. */
export interface Stage {
  says: string | null;
  /** Whether it may be so short that nobody sees it; default: it is always seen. */
  mayBeMissed?: true;
}

export interface Step {
  name: string;
  /** One after the other. */
  writes: Write[];
  /**
   * What is different in the end; null: not there any more. All other subjects must not have moved, not even for a moment, and
   * stay so in the steps that follow: that is how it shows that somebody who has worked since did not touch them.
   */
  becomes: Readonly<Record<string, string | null>>;
  /** The stages of a subject between its old state and its new one. Without them only the end counts. */
  passes?: Readonly<Record<string, readonly Stage[]>>;
  /** Written again and again until all is as it should be: where somebody looks again only for another reason. */
  nudge?: (nth: number) => Write;
  /** How long nothing else may move, in milliseconds, where the step is about what does not happen. */
  staysForMs?: number;
}

/** What happens to a few objects, and what the parts of a cluster make of it: the real ones and their stand-ins alike. */
export interface Life {
  name: string;
  /** Where one has to look: into a namespace, which is made for this life, or at what istiod says of one cluster id. */
  observes: { namespace: string } | { clusterId: string };
  steps: readonly Step[];
  /** Paths that are deleted in the end, however it ends; the namespace is, too. */
  leaves?: readonly string[];
}
