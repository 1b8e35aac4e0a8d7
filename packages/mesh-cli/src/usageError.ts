/** The command line cannot be followed: one sentence and what to do next, for the person who wrote it. */
export class UsageError extends Error {}
