import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import knexFactory from 'knex';
import { startPostgres } from '../../plugins/mesh-backend/src/testing/postgres';
import { checkout } from '../processes/portal';
import { freePort } from '../processes/ports';
import { untilOk } from '../processes/ready';
import { Service } from '../processes/service';
import { fleetIsReady, startFleet } from '../start/fleets';
import { documentedSteps } from './documentedSteps';
import { entities, localConfig } from './localConfig';
import { packPlugins } from './pack';
import { serveRegistry } from './registry';
import { seenInBrowser } from './seenInBrowser';
import { StrangersPortal } from './strangersPortal';

/**
 * `npm run test:portal`: a portal made by create-app outside the workspace gets the packed plugins by the steps of
 * docs/operators/install.md and no others.
 */
const work = mkdtempSync(join(tmpdir(), 'strangers-portal-'));
const stop: Array<() => unknown> = [];
let portal: StrangersPortal;
let url: string;
let postgres: string;

before(async () => {
  const packages = await packPlugins({
    root: checkout,
    out: join(work, 'packed'),
  });
  const registry = await serveRegistry(packages);
  stop.push(registry.close);
  const database = await startPostgres();
  stop.push(database.stop);
  postgres = database.connectionString;
  const fleetFolder = join(work, 'fleet');
  const fleet = startFleet('simulated', fleetFolder, () => {}, 'free');
  stop.push(() => fleet.stop());
  await fleet.line(fleetIsReady);

  const env = strangersEnvironment(fleetFolder);
  portal = new StrangersPortal(join(work, 'portal'), env);
  await portal.create();
  portal.takeScopeFrom('mesh-onboarding', registry.url);
});

after(async () => {
  for (const end of stop.reverse()) await end();
});

test('the documented steps install it', async () => {
  const [frontendPort, backendPort] = [await freePort(), await freePort()];
  url = `http://localhost:${frontendPort}`;
  const entitiesFile = join(work, 'entities.yaml');
  writeFileSync(entitiesFile, entities);
  portal.addConfig(
    localConfig({ frontendPort, backendPort, postgres, entitiesFile }),
  );
  const page = readFileSync(
    join(checkout, 'docs/operators/install.md'),
    'utf8',
  );
  const steps = documentedSteps(page);
  assert.ok(steps.length >= 5, 'the install page has its marked blocks');
  for (const step of steps) await portal.apply(step);
});

test('no secret and no cluster is in the config of the frontend', async () => {
  const shown = await portal.sh(
    'yarn --silent backstage-cli config:print --frontend 2>/dev/null || yarn backstage-cli config:print --frontend',
  );
  assert.match(shown, /baseUrl/);
  assert.doesNotMatch(shown, /kubeconfig|token|password|prod-eu-1/i);
});

test('it starts, and a browser sees card and tab', async () => {
  const service = new Service({
    name: 'portal',
    argv: [
      join(work, 'portal/node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
    ],
    cwd: portal.folder,
    env: portal.env,
    logFile: join(work, 'portal.log'),
  });
  stop.push(() => service.stop());
  await Promise.race([
    untilOk(url, AbortSignal.timeout(240_000)),
    service.endedUnasked(),
  ]);
  const pictures = join(checkout, 'e2e/results');
  mkdirSync(pictures, { recursive: true });
  const seen = await seenInBrowser(url, join(pictures, 'stranger'));
  assert.match(seen.cardWords, /In the mesh/);
  assert.match(seen.tabWords, /prod-eu-1/);
});

test('the migration ran in PostgreSQL', async () => {
  const knex = knexFactory({
    client: 'pg',
    connection: postgres.replace(/\/[^/]*$/, '/backstage_plugin_mesh'),
  });
  stop.push(() => knex.destroy());
  assert.equal(await knex.schema.hasTable('mesh_requests'), true);
});

function strangersEnvironment(fleetFolder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CI: undefined,
    NODE_ENV: 'development',
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    MESH_KUBECONFIG_PROD_EU_1: join(fleetFolder, 'prod-eu-1.reader.kubeconfig'),
  };
}
