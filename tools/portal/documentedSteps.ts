/** A block of the install page that a reader copies: what it is for, and its text. */
export interface DocumentedStep {
  /** `sh`, or the file of the portal that the block goes into. */
  readonly target: string;
  readonly text: string;
}

const BLOCK = /^```\w+ portal:(\S+)\n([\s\S]*?)^```$/gm;

/** The blocks of a page that are marked `portal:…`, in their order. */
export function documentedSteps(markdown: string): DocumentedStep[] {
  return [...markdown.matchAll(BLOCK)].map(([, target, text]) => ({
    target,
    text,
  }));
}
