import { parseArgs } from 'node:util';
import { startFleet, type FleetOptions } from './fleet';
import { FLEET_FOLDER } from './fleet/paths';
import { CLUSTERS, type ClusterName } from './story';

const HELP = `The simulated fleet: ${CLUSTERS.map(({ name }) => name).join(
  ', ',
)}

  --clusters a,b      only these
  --port-base <port>  other ports than those app-config.yaml names: faults on <port>, API servers from <port>+1,
                      istiod monitoring from <port>+11; 0: any free ones
  --folder <path>     where to write kubeconfigs and fleet.json; default: .fleet in the checkout
  --help
`;

/** @throws when an option is unknown or has no sense */
export function optionsOf(args: string[]): FleetOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string' },
      'port-base': { type: 'string' },
      folder: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  return {
    clusters: values.clusters?.split(',').map(clusterNamed),
    ports: portBase(values['port-base']),
    folder: values.folder ?? FLEET_FOLDER,
  };
}

function clusterNamed(name: string): ClusterName {
  const found = CLUSTERS.find(each => each.name === name.trim());
  if (found) return found.name;
  const known = CLUSTERS.map(each => each.name).join(', ');
  throw new Error(`--clusters: no cluster "${name}"; there are ${known}`);
}

function portBase(text: string | undefined): FleetOptions['ports'] {
  if (text === undefined) return 'fixed';
  const port = Number(text);
  if (text === '' || !Number.isInteger(port) || port < 0 || port > 65_500) {
    throw new Error(`--port-base: expected 0 to 65500, got "${text}"`);
  }
  return port === 0 ? 'any' : port;
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const began = Date.now();
  const fleet = await startFleet(options);
  const servers = fleet.members
    .map(({ cluster }) => `${cluster.name} ${cluster.url}`)
    .join(', ');
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `fleet ready in ${seconds} s: ${servers}; faults ${fleet.adminUrl}; kubeconfig ${options.folder}/kubeconfig\n`,
  );
  const stop = () => {
    fleet.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (require.main === module) {
  main().catch((error: Error) => {
    process.stderr.write(`fleet: ${error.message}\n`);
    process.exit(1);
  });
}
