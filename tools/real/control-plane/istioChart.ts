import { spawnSync } from 'node:child_process';
import { parseAllDocuments, stringify } from 'yaml';
import { z } from 'zod';
import { istioRelease } from '../build/pins';
import { KubernetesObject, objectSchema } from './kubernetesObject';

/** Istio's ambient profile as `istioctl manifest generate` renders it, sorted by when to apply it. */
export interface IstioChart {
  /** Accounts, roles, config maps, workloads and the rest. */
  objects: KubernetesObject[];
  /** Mutating and validating ones: only once istiod answers, a failing webhook blocks writes. */
  webhooks: KubernetesObject[];
  /** The literal environment of the istiod container. */
  istiodEnvironment: Record<string, string>;
}

/** What a mesh and one of its clusters want of the chart. */
export interface IstioSettings {
  /** Istio's cluster id. */
  cluster: string;
  network: string;
  trustDomain: string;
  meshId: string;
  /** Labels of the nodes with istio-cni and ztunnel: pods elsewhere are not captured. */
  ambientNodes: Record<string, string>;
  /** Other names of the revision, each with an injector of its own. */
  revisionTags?: string[];
}

/** Renders the chart for one cluster of a mesh with several networks. */
export function renderIstioChart(
  istioctl: string,
  settings: IstioSettings,
): IstioChart {
  const run = spawnSync(istioctl, ['manifest', 'generate', '-f', '-'], {
    input: stringify(installation(settings)),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {},
  });
  if (run.status !== 0) {
    throw new Error(`istioctl manifest generate failed: ${run.stderr}`);
  }
  const all = parseAllDocuments(run.stdout)
    .map(document => document.toJS() as unknown)
    .filter(Boolean)
    .map(object => objectSchema.parse(object));
  return {
    objects: all.filter(o => !isWebhook(o) && !isCrd(o)),
    webhooks: all.filter(isWebhook),
    istiodEnvironment: istiodEnvironment(all),
  };
}

const installation = (settings: IstioSettings) => ({
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  spec: {
    profile: 'ambient',
    values: {
      // As its Helm chart has it: policies without a revision are validated too.
      defaultRevision: 'default',
      revisionTags: settings.revisionTags ?? [],
      global: {
        network: settings.network,
        meshID: settings.meshId,
        multiCluster: { clusterName: settings.cluster },
        tag: istioRelease(),
      },
      pilot: {
        // There are no pod metrics to scale by.
        autoscaleEnabled: false,
        env: { AMBIENT_ENABLE_MULTI_NETWORK: 'true' },
      },
      ztunnel: { nodeSelector: settings.ambientNodes },
      cni: { affinity: nodesWith(settings.ambientNodes) },
    },
    meshConfig: {
      trustDomain: settings.trustDomain,
      serviceScopeConfigs: [globalServices],
    },
  },
});

/** The chart of istio-cni has no node selector of its own. */
const nodesWith = (labels: Record<string, string>) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        {
          matchExpressions: Object.entries(labels).map(([key, value]) => ({
            key,
            operator: 'In',
            values: [value],
          })),
        },
      ],
    },
  },
});

const globalServices = {
  servicesSelector: {
    matchExpressions: [
      { key: 'istio.io/global', operator: 'In', values: ['true'] },
    ],
  },
  scope: 'GLOBAL',
};

const isCrd = (o: KubernetesObject) => o.kind === 'CustomResourceDefinition';

const isWebhook = (o: KubernetesObject) =>
  o.kind.endsWith('WebhookConfiguration');

const deploymentSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            env: z.array(
              z.object({ name: z.string(), value: z.string().optional() }),
            ),
          }),
        ),
      }),
    }),
  }),
});

function istiodEnvironment(all: KubernetesObject[]): Record<string, string> {
  const istiod = all.find(
    o => o.kind === 'Deployment' && o.metadata.name === 'istiod',
  );
  const [container] =
    deploymentSchema.parse(istiod).spec.template.spec.containers;
  const literal = container.env.flatMap(({ name, value }) =>
    // A mounted kubeconfig of an external control plane; ours is a flag.
    value === undefined || name === 'KUBECONFIG' ? [] : [[name, value]],
  );
  return Object.fromEntries(literal);
}
