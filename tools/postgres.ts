import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { configFile, password, writeConfig } from './postgres/config';
import { type PostgresServer, startPostgres } from './postgres/server';
import { checkout } from './processes/portal';
import { requireFreePorts } from './processes/ports';
import { StopAsked, untilStopAsked } from './start/stopAsked';

const defaultPort = '15432';

/** `npm run dev:postgres [-- --port 15432]`: a PostgreSQL for the portal until Ctrl-C. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: defaultPort } },
  });
  const port = Number(values.port);
  if (!(port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port}: expected a port, 1 to 65535`);
  }
  const stopAsked = untilStopAsked();
  await requireFreePorts([{ port, usedFor: 'PostgreSQL' }]);
  const server = await startPostgres({ port, password: password() });
  try {
    writeConfig(server.connection);
    console.log(ready(server));
    return await stopAsked;
  } catch (error) {
    if (error instanceof StopAsked) return 0;
    throw error;
  } finally {
    await server.stop();
  }
}

function ready({ connection, folder }: PostgresServer): string {
  const file = relative(checkout, configFile);
  const data = folder
    ? `The data stays in ${relative(checkout, folder)}.`
    : 'The data ends with it: PostgreSQL must not be root, and no other user can enter the checkout.';
  return `
PostgreSQL runs on ${new URL(connection).host}. The portal on it:

  npm start -- --config ${file}

User and password are in that file. ${data} Ctrl-C stops it.`;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
