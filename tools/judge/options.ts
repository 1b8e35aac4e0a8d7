import { parseArgs } from 'node:util';
import { AnySubject, subjects } from './subjects';

export interface JudgeOptions {
  /** Comparisons to make, over all subjects together. */
  readonly cases: number;
  readonly seed: number;
  readonly subjects: readonly AnySubject[];
}

const flags = {
  cases: { type: 'string', default: '100000' },
  seed: { type: 'string' },
  subject: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

const names = subjects.map(({ name }) => name).join(', ');

export const help = `npm run judge                     compares 100000 answers of the model with those of Istio's own functions

  -- --cases 5000                 that many, over all subjects together
  -- --seed 7                     another run; default: the time
  -- --subject sidecar            only this one, may be repeated: ${names}

Needs the judge: npm run real:build. Ends with 1 where an answer differs, and prints the smallest such case as manifests.
`;

/**
 * The arguments of `npm run judge`.
 * @param now - a seed where none is given
 * @returns null: help is asked for
 * @throws naming the argument and what was expected
 */
export function readOptions(args: string[], now: number): JudgeOptions | null {
  const { values } = parse(args);
  if (values.help) return null;
  return {
    cases: positive('--cases', values.cases),
    seed: values.seed === undefined ? now : positive('--seed', values.seed),
    subjects: values.subject ? values.subject.map(subjectNamed) : subjects,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${help}`);
  }
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${flag} ${text}: expected a whole number above 0`);
}

function subjectNamed(name: string): AnySubject {
  const found = subjects.find(subject => subject.name === name);
  if (found) return found;
  throw new Error(`--subject ${name}: expected one of ${names}`);
}
