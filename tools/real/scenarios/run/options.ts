import { parseArgs } from 'node:util';

/** What a run is asked to do. */
export interface Options {
  seeds: number[];
  /** Keep every scenario, not only those with a difference. */
  keep: boolean;
}

export const USAGE = `npm run scenarios -- --seed N              one scenario
npm run scenarios -- --count N [--from N]  that many, starting with this seed (0)
  --keep   write the folder of every scenario, not only of those that differ`;

/** @throws with the usage */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      count: { type: 'string' },
      from: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { keep } = values;
  if (values.seed !== undefined) {
    return { seeds: [number('--seed', values.seed)], keep };
  }
  if (values.count === undefined) throw new Error(USAGE);
  const from = number('--from', values.from ?? '0');
  const length = number('--count', values.count);
  return { seeds: Array.from({ length }, (_, i) => from + i), keep };
}

function number(option: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(
    `${option} is ${text}; expected a whole number from 0 to 9999999.\n${USAGE}`,
  );
}
