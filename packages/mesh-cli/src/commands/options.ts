import { parseArgs, ParseArgsConfig } from 'node:util';
import { UsageError } from '../usageError';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Options and arguments of a command.
 * @throws UsageError with what is unknown
 */
export function optionsOf<O extends Options>(
  args: string[],
  options: O,
  help: string,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node says it in two sentences; the second is about its own conventions.
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence}. See \`${help}\`.`);
  }
}

/** Paths by the name of their cluster, in the order they were given. */
export type ClusterPaths = ReadonlyMap<string, readonly string[]>;

/**
 * `--cluster east=./east.yaml`, several times.
 * @throws UsageError
 */
export function clusterPaths(values: readonly string[] = []): ClusterPaths {
  if (!values.length) {
    throw new UsageError(
      'no cluster: say --cluster NAME=PATH, where PATH is a file or folder of exported manifests.',
    );
  }
  const paths = new Map<string, string[]>();
  for (const value of values) {
    const [, name, path] = /^([^=]+)=(.+)$/.exec(value) ?? [];
    if (!name) {
      throw new UsageError(
        `--cluster ${value}: expected NAME=PATH, such as --cluster east=./east.yaml.`,
      );
    }
    paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return paths;
}

/** @throws UsageError where it is none of them */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find(choice => choice === value);
  if (found) return found;
  throw new UsageError(
    `${option} ${value}: expected one of ${choices.join(', ')}.`,
  );
}
