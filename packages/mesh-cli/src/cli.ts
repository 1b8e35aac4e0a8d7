import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { inspectCommand } from './commands/inspect';
import { Command, EXIT, Io, write } from './io';
import { clean } from './output/clean';
import { UsageError } from './usageError';
import { version } from '../package.json';

const commands: Readonly<Record<string, Command>> = {
  inspect: inspectCommand,
  explain: explainCommand,
  export: exportCommand,
};

/**
 * Runs a command line.
 * @param args - without the program
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch([...args], io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await write(io.stderr, `${io.program}: ${clean(error.message)}\n`);
    return EXIT.nonsense;
  }
}

async function dispatch(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === 'version') return say(io, version);
  if (name === '--help' || name === '-h') return say(io, overview(io.program));
  if (name === 'help') {
    return rest.length
      ? say(io, commandNamed(rest[0], io).help(io.program))
      : say(io, overview(io.program));
  }
  const command = commandNamed(name, io);
  if (rest.some(arg => arg === '--help' || arg === '-h')) {
    return say(io, command.help(io.program));
  }
  return command.run(rest, io);
}

async function say(io: Io, text: string): Promise<number> {
  await write(io.stdout, `${text.trimEnd()}\n`);
  return EXIT.ok;
}

function commandNamed(name: string | undefined, { program }: Io): Command {
  if (name !== undefined && Object.hasOwn(commands, name))
    return commands[name];
  const known = Object.keys(commands).join(', ');
  throw new UsageError(
    name === undefined
      ? `which command? There are ${known}; \`${program} --help\` says what they do.`
      : `no command ${name}; there are ${known}. \`${program} --help\` says what they do.`,
  );
}

function overview(program: string): string {
  const list = Object.entries(commands)
    .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
    .join('\n');
  return `What an Istio mesh does, from exported manifests. No cluster is contacted.

${list}
  help       of a command: ${program} help inspect

Begin with: ${program} export --cluster east
Then:       ${program} inspect --cluster east=./east
`;
}
