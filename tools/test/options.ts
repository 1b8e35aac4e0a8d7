import { parseArgs } from 'node:util';
import { steps, type StepName } from './steps';

const names = steps.map(({ name }) => name).join(', ');
const usage = `npm test [-- --only <step>[,<step>] [files ...]], steps: ${names}`;

export interface TestOptions {
  only: StepName[];
  /** Only these test files; for unit, tools and e2e. */
  files: string[];
}

/** Reads the arguments of `npm test`. Throws an Error that says how they look. */
export function readOptions(args: string[]): TestOptions {
  const { values, positionals } = parse(args);
  const wanted = values.only?.split(',');
  const only = steps
    .map(({ name }) => name)
    .filter(name => wanted?.includes(name) ?? true);
  if (wanted && only.length !== wanted.length) {
    throw new Error(`--only ${values.only}: unknown step.\n${usage}`);
  }
  if (positionals.length > 0 && only.length !== 1) {
    throw new Error(`files need one step to run them.\n${usage}`);
  }
  return { only, files: positionals };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { only: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}
