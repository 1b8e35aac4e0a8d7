import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  fleet: 'simulated' | 'real' | 'none';
  hasFrontend: boolean;
  frontendPort: number;
  backendPort: number;
  /** Absolute paths of more app-config files. */
  configs: string[];
  isVerbose: boolean;
}

const flags = {
  fleet: { type: 'string' },
  'no-fleet': { type: 'boolean' },
  'no-frontend': { type: 'boolean' },
  port: { type: 'string', default: '3000' },
  'backend-port': { type: 'string', default: '7007' },
  config: { type: 'string', multiple: true },
  verbose: { type: 'boolean' },
} as const;

/**
 * Reads the arguments of `npm start`.
 *
 * @throws Error that names the argument and where the list of them is
 */
export function readOptions(args: string[]): StartOptions {
  const { values } = parse(args);
  return {
    fleet: values['no-fleet'] ? 'none' : fleetKind(values.fleet),
    hasFrontend: !values['no-frontend'],
    frontendPort: port('--port', values.port),
    backendPort: port('--backend-port', values['backend-port']),
    configs: (values.config ?? []).map(file => resolve(file)),
    isVerbose: values.verbose ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags });
  } catch (error) {
    throw new Error(`${(error as Error).message}\nSee: npm start -- --help`);
  }
}

function fleetKind(value: string | undefined): 'simulated' | 'real' {
  if (value === undefined || value === 'simulated') return 'simulated';
  if (value === 'real') return 'real';
  throw new Error(
    `--fleet ${value}: expected simulated or real; without a fleet: --no-fleet`,
  );
}

function port(flag: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  throw new Error(`${flag} ${value}: expected a port, 1 to 65535`);
}
