import {
  ConfigMaps,
  Namespaces,
  Pods,
  type Informer,
  type Namespace,
  type Pod,
} from './client';
import { captureConfig, isCaptured } from './captureRule';
import { isDeleted, isOver, isReady } from './pods';
import { standIn, type Run, type StandIn } from './standIn';

const REDIRECTION = 'ambient.istio.io/redirection';
const CNI_AGENT = { label: 'k8s-app', value: 'istio-cni-node' };
const ZTUNNEL = { label: 'app', value: 'ztunnel' };
type Agent = typeof CNI_AGENT;

export interface IstioCniOptions {
  /** Where istio-cni and ztunnel run; default `istio-system`. */
  namespace?: string;
  /**
   * Which nodes capture. `with-agents` (default): those where a pod of istio-cni-node is ready; without a ready ztunnel
   * there, captured pods are `pending`. `all`: every node, for a cluster whose DaemonSets are not installed.
   */
  nodes?: 'with-agents' | 'all';
}

/** istio-cni with ztunnel: says on each pod, by annotation, whether its traffic is redirected. */
export function istioCni(options: IstioCniOptions = {}): StandIn {
  const system = options.namespace ?? 'istio-system';
  return standIn({
    name: 'istio-cni',
    setUp(run) {
      const pods = run.informer(Pods);
      const redirection = redirectionRule(run, pods, system, options);
      const queue = run.queue(async key => {
        const pod = pods.get(key);
        const wanted = pod && !isDeleted(pod) && redirection(pod);
        if (!wanted) return;
        const standing = pod.metadata.annotations?.[REDIRECTION];
        if (standing === wanted.value) return;
        // A word that istio-cni does not write says nothing to it.
        if (!wanted.value && !isOurs(standing)) return;
        await run.write.patch(
          Pods,
          pod.metadata,
          {
            metadata: { annotations: { [REDIRECTION]: wanted.value ?? null } },
          },
          'status',
        );
      });
      lookAgain(run, pods, system, key => queue.add(key));
    },
  });
}

/** What the annotation of a pod is to be; undefined where nobody can set or remove rules: no agent, no address. */
function redirectionRule(
  run: Run,
  pods: Informer<Pod>,
  system: string,
  { nodes }: IstioCniOptions,
): (pod: Pod) => { value: 'enabled' | 'pending' | undefined } | undefined {
  const namespaces = run.informer(Namespaces);
  const configs = run.informer(ConfigMaps);
  const runsOn = (node: string | undefined, agent: Agent) =>
    nodes === 'all' ||
    pods
      .list()
      .some(
        pod =>
          isAgent(pod, system, agent) &&
          pod.spec.nodeName === node &&
          isReady(pod) &&
          !isDeleted(pod),
      );
  return pod => {
    const namespace = namespaces.get(pod.metadata.namespace ?? '');
    if (!namespace || !runsOn(pod.spec.nodeName, CNI_AGENT)) return undefined;
    const config = captureConfig(configs.get(`${system}/istio-cni-config`));
    // What has ended is let go, too (Istio `cni/pkg/nodeagent/informers.go`, reconcilePod: isTerminated).
    if (isOver(pod) || !isCaptured(pod, namespace, config)) {
      return { value: undefined };
    }
    if (!pod.status?.podIP) return undefined;
    const held = runsOn(pod.spec.nodeName, ZTUNNEL);
    return { value: held ? 'enabled' : 'pending' };
  };
}

/** Says which pods to look at again: labels, agents and settings count at once, no pod restarts for them. */
function lookAgain(
  run: Run,
  pods: Informer<Pod>,
  system: string,
  look: (key: string) => void,
) {
  const all = (which: (pod: Pod) => boolean) => {
    for (const { metadata } of pods.list().filter(which)) {
      look(`${metadata.namespace}/${metadata.name}`);
    }
  };
  run.on(Pods, ({ key, before, after }) => {
    look(key);
    const pod = (after ?? before)!;
    const agent = [CNI_AGENT, ZTUNNEL].some(each => isAgent(pod, system, each));
    if (agent) all(each => each.spec.nodeName === pod.spec.nodeName);
  });
  run.on(Namespaces, ({ before, after }) => {
    if (sameLabels(before, after)) return;
    all(pod => pod.metadata.namespace === after?.metadata.name);
  });
  run.on(ConfigMaps, ({ key }) => {
    if (key === `${system}/istio-cni-config`) all(() => true);
  });
}

function isOurs(redirection: string | undefined): boolean {
  return redirection === 'enabled' || redirection === 'pending';
}

function isAgent(pod: Pod, namespace: string, agent: Agent): boolean {
  return (
    pod.metadata.namespace === namespace &&
    pod.metadata.labels?.[agent.label] === agent.value
  );
}

function sameLabels(a: Namespace | undefined, b: Namespace | undefined) {
  return (
    JSON.stringify(a?.metadata.labels) === JSON.stringify(b?.metadata.labels)
  );
}
