import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Service } from './service';

export const checkout = resolve(__dirname, '..', '..');

/** Where a portal runs and on what. */
export interface PortalOptions {
  /** Absolute path of the folder with kubeconfigs, fleet.json, database and logs. */
  folder: string;
  frontendPort: number;
  backendPort: number;
  /** Absolute paths of app-config files, in order. */
  configs: string[];
  /** Config on top of all files, by dotted path. */
  overrides: Record<string, unknown>;
  onLine?: (service: string, line: string) => void;
}

const fleetFileSchema = z.object({
  clusters: z.array(
    z.object({
      context: z.string(),
      istiodMonitoringUrl: z.string().optional(),
    }),
  ),
});

/** `mesh.clusters` for what a fleet wrote into its folder. `names`: only these, when given. */
export function meshClusters(folder: string, names?: string[]) {
  const file = readFileSync(join(folder, 'fleet.json'), 'utf8');
  return fleetFileSchema
    .parse(JSON.parse(file))
    .clusters.filter(({ context }) => names?.includes(context) ?? true)
    .map(({ context, istiodMonitoringUrl }) => ({
      name: context,
      kubeconfig: { file: join(folder, `${context}.reader.kubeconfig`) },
      writer: { file: join(folder, `${context}.writer.kubeconfig`) },
      istiodMonitoringUrl,
    }));
}

/** The backend from its sources, without a watcher: when it fails, it ends and we hear of it. */
export function startBackend(options: PortalOptions): Service {
  mkdirSync(join(options.folder, 'db'), { recursive: true });
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return start(options, {
    name: 'backend',
    argv: ['--enable-source-maps', '--require', transform, 'src/index.ts'],
    cwd: join(checkout, 'packages', 'backend'),
  });
}

/** The frontend's development server: it compiles and reloads when a source changes. */
export function startFrontend(options: PortalOptions): Service {
  const cli = require.resolve('@backstage/cli/bin/backstage-cli');
  return start(options, {
    name: 'frontend',
    argv: [cli, 'package', 'start'],
    cwd: join(checkout, 'packages', 'app'),
  });
}

function start(
  options: PortalOptions,
  program: { name: string; argv: string[]; cwd: string },
): Service {
  return new Service({
    ...program,
    argv: [
      ...program.argv,
      ...options.configs.flatMap(file => ['--config', file]),
    ],
    env: portalEnvironment(options),
    logFile: join(options.folder, 'logs', `${program.name}.log`),
    onLine: line => options.onLine?.(program.name, line),
  });
}

function portalEnvironment(options: PortalOptions): NodeJS.ProcessEnv {
  const frontend = `http://localhost:${options.frontendPort}`;
  const overrides: Record<string, unknown> = {
    'app.baseUrl': frontend,
    'backend.baseUrl': `http://localhost:${options.backendPort}`,
    'backend.listen.port': options.backendPort,
    'backend.cors.origin': frontend,
    'mesh.credentials.keys': [{ id: 'demo', key: demoKey(options.folder) }],
    ...options.overrides,
  };
  const asVariables = Object.entries(overrides).map(([path, value]) => [
    `APP_CONFIG_${path.split('.').join('_')}`,
    JSON.stringify(value),
  ]);
  return {
    ...process.env,
    NODE_ENV: 'development',
    // Colours would be noise in a log file.
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    MESH_FLEET_DIR: options.folder,
    ...Object.fromEntries(asVariables),
  };
}

/** The key that encrypts credentials of this portal: made at its first start, kept with its database. */
function demoKey(folder: string): string {
  const file = join(folder, 'credentials.key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
