/* eslint-disable no-console */
import { parseArgs } from 'node:util';
import { startCluster } from '../api';
import { CONTRACT } from './contract';
import { kubectlGroups } from './kubectl';
import { runGroups } from './runGroups';
import { targetFromKubeconfig, type Target } from './target';

const HELP = `The contract of the simulated API server, on whatever answers:

  yarn workspace fleet contract                                    on a simulated cluster
  yarn workspace fleet contract --kubeconfig FILE [--context NAME] on the cluster of a kubeconfig
  ... --kubectl BINARY   also with this kubectl (needs --kubeconfig, and something that makes pods ready)
  ... --only TEXT        only cases whose name contains TEXT`;

async function main() {
  const { values } = parseArgs({
    options: {
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      kubectl: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.kubectl && !values.kubeconfig) {
    throw new Error(
      '--kubectl needs --kubeconfig: kubectl reads its cluster from there',
    );
  }
  const simulated = values.kubeconfig
    ? undefined
    : await startCluster({ name: 'contract' });
  const target: Target = simulated
    ? {
        name: simulated.name,
        url: simulated.url,
        ca: simulated.caPem,
        token: simulated.adminToken,
      }
    : targetFromKubeconfig(values.kubeconfig!, values.context);
  const groups = values.kubectl
    ? [
        ...CONTRACT,
        ...kubectlGroups({
          binary: values.kubectl,
          kubeconfig: values.kubeconfig!,
          context: target.name,
        }),
      ]
    : CONTRACT;
  const { passed, failed } = await runGroups(
    groups,
    target,
    console.log,
    values.only,
  );
  await simulated?.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
