import { Nodes, Pods, type Node, type Pod, type Writer } from './client';
import { addressPool } from './addressPool';
import { nodeObject, nodeStatus, type NodeOptions } from './node';
import { isDeleted, isOver, isReady } from './pods';
import { completed, notStarted, pullFailed, running } from './podStatus';
import { standIn, type Run, type StandIn } from './standIn';

export interface KubeletOptions {
  /** The nodes whose kubelets this plays; they are registered at the start. */
  nodes: NodeOptions[];
  /** First two octets of the pod network, as `10.41`; each cluster needs its own. */
  podNetwork: string;
  /** Pods whose sandbox cannot be made: they never get an address. */
  cannotStart?: (pod: Pod) => boolean;
  /** Pods whose images cannot be pulled: they have an address and never get ready. */
  cannotPull?: (pod: Pod) => boolean;
  /** Pods whose containers end by themselves at once; default: those with `restartPolicy: OnFailure`. */
  finishes?: (pod: Pod) => boolean;
}

/** Runs the pods that are bound to its nodes: gives them an address, makes them ready, removes the deleted ones. */
export function kubelet(options: KubeletOptions): StandIn {
  return standIn({
    name: 'kubelet',
    async setUp(run) {
      const pods = run.informer(Pods);
      const nodes = new Map(options.nodes.map(node => [node.name, node]));
      const addresses = addressPool(options.podNetwork, () =>
        pods.list().map(pod => pod.status?.podIP),
      );
      const queue = run.queue(async key => {
        const pod = pods.get(key);
        const node = nodes.get(pod?.spec.nodeName ?? '');
        if (!pod || !node) return;
        if (isDeleted(pod)) await run.write.remove(Pods, pod, 0);
        else if (!isOver(pod))
          await runPod(run.write, options, pod, node, addresses);
      });
      await register(run, options.nodes);
      run.on(Pods, ({ key, after }) => {
        if (after && nodes.has(after.spec.nodeName ?? '')) queue.add(key);
      });
    },
  });
}

async function runPod(
  write: Writer,
  options: KubeletOptions,
  pod: Pod,
  node: NodeOptions,
  nextAddress: () => string,
) {
  const finishes =
    options.finishes ?? (each => each.spec.restartPolicy === 'OnFailure');
  const address = () =>
    pod.status?.podIP ?? (pod.spec.hostNetwork ? node.address : nextAddress());
  if (options.cannotStart?.(pod)) {
    if (pod.status?.startTime) return;
    await report(write, pod, notStarted(pod, node.address));
  } else if (options.cannotPull?.(pod)) {
    if (pod.status?.podIP) return;
    await report(write, pod, pullFailed(pod, node.address, address()));
  } else if (!isReady(pod)) {
    const status = finishes(pod) ? completed : running;
    await report(write, pod, status(pod, node.address, address()));
  }
}

async function report(write: Writer, pod: Pod, status: unknown) {
  await write.patch(Pods, pod.metadata, { status }, 'status');
}

/** A kubelet makes its own Node object, and says that it is ready. */
async function register(run: Run, nodes: NodeOptions[]) {
  await Promise.all(
    nodes.map(async options => {
      const known = await run.client.get<Node>(Nodes, { name: options.name });
      if (!known) await run.write.create(Nodes, nodeObject(options));
      const status = nodeStatus(options);
      await run.write.patch(
        Nodes,
        { name: options.name },
        { status },
        'status',
      );
    }),
  );
}
