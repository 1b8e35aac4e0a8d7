import {
  ConfigMaps,
  Namespaces,
  Pods,
  type Namespace,
  type Pod,
} from './client';
import { captureConfig, isCaptured } from './captureRule';
import { isDeleted, isOver, isReady } from './pods';
import { standIn, type StandIn } from './standIn';

const REDIRECTION = 'ambient.istio.io/redirection';
const CNI_AGENT = { label: 'k8s-app', value: 'istio-cni-node' };
const ZTUNNEL = { label: 'app', value: 'ztunnel' };

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
      const namespaces = run.informer(Namespaces);
      const configs = run.informer(ConfigMaps);
      const config = () =>
        captureConfig(configs.get(`${system}/istio-cni-config`));

      function runsOn(node: string | undefined, agent: typeof CNI_AGENT) {
        if (options.nodes === 'all') return true;
        return pods
          .list()
          .some(
            pod =>
              isAgent(pod, system, agent) &&
              pod.spec.nodeName === node &&
              isReady(pod),
          );
      }

      function wanted(pod: Pod, namespace: Namespace): string | undefined {
        if (!isCaptured(pod, namespace, config())) return undefined;
        return runsOn(pod.spec.nodeName, ZTUNNEL) ? 'enabled' : 'pending';
      }

      const queue = run.queue(async key => {
        const pod = pods.get(key);
        const namespace = namespaces.get(pod?.metadata.namespace ?? '');
        if (!pod || !namespace || !isRunning(pod)) return;
        // Nobody is there to set or to remove rules.
        if (!runsOn(pod.spec.nodeName, CNI_AGENT)) return;
        const value = wanted(pod, namespace);
        if (pod.metadata.annotations?.[REDIRECTION] === value) return;
        await run.write.patch(
          Pods,
          pod.metadata,
          { metadata: { annotations: { [REDIRECTION]: value ?? null } } },
          'status',
        );
      });

      const again = (which: (pod: Pod) => boolean) => {
        for (const pod of pods.list().filter(which)) {
          queue.add(`${pod.metadata.namespace}/${pod.metadata.name}`);
        }
      };
      run.on(Pods, ({ key, before, after }) => {
        queue.add(key);
        const agent = [CNI_AGENT, ZTUNNEL].some(each =>
          isAgent((after ?? before)!, system, each),
        );
        if (agent) again(pod => pod.spec.nodeName === after?.spec.nodeName);
      });
      run.on(Namespaces, ({ before, after }) => {
        if (sameLabels(before, after)) return;
        again(pod => pod.metadata.namespace === after?.metadata.name);
      });
      run.on(ConfigMaps, ({ key }) => {
        if (key === `${system}/istio-cni-config`) again(() => true);
      });
    },
  });
}

function isRunning(pod: Pod): boolean {
  return Boolean(pod.status?.podIP) && !isOver(pod) && !isDeleted(pod);
}

function isAgent(pod: Pod, namespace: string, agent: typeof CNI_AGENT) {
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
