import {
  findAll,
  InspectedCluster,
  InspectedPod,
  meshWorld,
  MeshWorld,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { explainPod } from '../../explain/explainPod';
import { readClusters } from '../../input/readClusters';
import { Command, EXIT, Io, write } from '../../io';
import { UsageError } from '../../usageError';
import { clusterPaths, optionsOf } from '../options';
import { explainHelp } from './help';
import { explanationText } from './text';

export const explainCommand: Command = {
  summary: 'the chain of reasons for one pod',
  help: explainHelp,
  run: runExplain,
};

async function runExplain(args: string[], io: Io): Promise<number> {
  const { values, positionals } = optionsOf(
    args,
    { cluster: { type: 'string', multiple: true } },
    `${io.program} explain --help`,
  );
  const wanted = podName(positionals);
  const { clusters, problems } = await readClusters(
    clusterPaths(values.cluster),
    io,
  );
  const world = meshWorld([...clusters.values()].map(({ view }) => view));
  const { pod, cluster } = find(wanted, world);
  const sections = explainPod(pod, cluster, findAll(world));
  await write(io.stdout, explanationText(pod, cluster, sections, io.stdout));
  return problems ? EXIT.nonsense : EXIT.ok;
}

interface PodName {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

function podName(positionals: readonly string[]): PodName {
  const [cluster, namespace, name, ...rest] = positionals[0]?.split('/') ?? [];
  if (
    positionals.length === 1 &&
    cluster &&
    namespace &&
    name &&
    !rest.length
  ) {
    return { cluster, namespace, name };
  }
  throw new UsageError(
    'which pod? Name one as CLUSTER/NAMESPACE/POD, such as east/shop/cart-7c9d8-x2x4l.',
  );
}

/** @throws UsageError with what there is instead */
function find(
  { cluster: clusterName, namespace, name }: PodName,
  { clusters }: MeshWorld,
): { pod: InspectedPod; cluster: InspectedCluster } {
  const cluster = clusters.find(each => each.name === clusterName);
  if (!cluster) {
    const names = clusters.map(each => each.name).join(', ');
    throw new UsageError(`no cluster ${clusterName}; given were ${names}.`);
  }
  const pods = cluster.podsOf(namespace);
  const pod = pods.find(each => each.pod.name === name);
  if (pod) return { pod, cluster };
  throw new UsageError(
    `no pod ${namespace}/${name} in the files of ${clusterName}; ${instead(
      pods.map(each => each.pod.name),
      name,
    )}.`,
  );
}

const MOST_NAMED = 5;

function instead(names: readonly string[], name: string): string {
  if (!names.length) return 'they have no pod of that namespace at all';
  const alike = names.filter(each => each.includes(name));
  const named = (alike.length ? alike : names).slice(0, MOST_NAMED);
  return `that namespace has ${named.join(', ')}${
    names.length > named.length ? ', …' : ''
  }`;
}
