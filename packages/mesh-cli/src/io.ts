import { Readable, Writable } from 'node:stream';

/** The world of a command. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** As the user called it: `mesh` or `kubectl mesh`. */
  readonly program: string;
}

/** A command of the command line. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: (program: string) => string;
  /**
   * @returns the exit code
   * @throws UsageError
   */
  readonly run: (args: string[], io: Io) => Promise<number>;
}

export const EXIT = {
  /** Done. */
  ok: 0,
  /** Findings as severe as `--fail-on` names. */
  findings: 1,
  /** Something in the files, or in the command line, is not what it must be. */
  nonsense: 2,
} as const;

/**
 * Writes, and waits where the reader is slow.
 * @returns false: nobody reads any more
 */
export async function write(stream: Writable, text: string): Promise<boolean> {
  if (stream.destroyed || stream.writableEnded) return false;
  if (stream.write(text)) return true;
  await new Promise<void>(resolve => {
    const done = () => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
  return !stream.destroyed;
}
