import { compare } from 'fast-json-patch';
import { z } from 'zod';
import type { Container, Pod } from './client';
import { standIn, type StandIn } from './standIn';

export interface InjectorOptions {
  /** Revision of the control plane, as in `istio.io/rev`. */
  revision: string;
  clusterId: string;
  network: string;
  /** Version of the proxy image, as `1.30.3`. */
  version: string;
  /** Whether istio-cni sets the rules; else the pod gets `istio-init`. */
  cni: boolean;
  /**
   * Makes the webhook reachable for the API server at the Service `istiod`.
   * @returns what makes it unreachable again
   */
  serve: (handler: WebhookHandler) => () => void;
}

/** Answers a request of the API server to a path; throws where it cannot. */
export type WebhookHandler = (path: string, body: unknown) => unknown;

const review = z.object({
  request: z.object({
    uid: z.string(),
    namespace: z.string(),
    object: z.custom<Pod>(value => z.looseObject({}).safeParse(value).success),
  }),
});

const NEVER = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
];
const INJECT = 'sidecar.istio.io/inject';

/** The injection webhook of istiod. Whom it is asked about is the webhook configuration's business. */
export function injector(options: InjectorOptions): StandIn {
  return standIn({
    name: 'injector',
    setUp(run) {
      run.onStop(options.serve((_, body) => answer(body, options)));
    },
  });
}

/** Answers an AdmissionReview (v1) for a pod. @throws ZodError when it is none */
export function answer(body: unknown, options: InjectorOptions) {
  const { uid, namespace, object: pod } = review.parse(body).request;
  const patch = wantsSidecar(pod, namespace)
    ? compare(pod, inject(pod, options))
    : [];
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid,
      allowed: true,
      ...(patch.length > 0 && {
        patchType: 'JSONPatch',
        patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
      }),
    },
  };
}

/** The injector's own refusals, after the webhook has fired: pod label, then annotation, then the policy (enabled). */
export function wantsSidecar(pod: Pod, namespace: string): boolean {
  if (pod.spec.hostNetwork || NEVER.includes(namespace)) return false;
  const { labels, annotations } = pod.metadata;
  const asked = labels?.[INJECT] ?? annotations?.[INJECT];
  return asked !== 'false';
}

/** The pod with a native sidecar, marked as istiod marks it. */
export function inject(pod: Pod, options: InjectorOptions): Pod {
  const initContainers = [
    ...(pod.spec.initContainers ?? []),
    setUpContainer(options),
    proxyContainer(options),
  ];
  const app = pod.metadata.labels?.app ?? pod.spec.containers[0].name;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: {
        ...pod.metadata.labels,
        'security.istio.io/tlsMode': 'istio',
        'service.istio.io/canonical-name': app,
        'service.istio.io/canonical-revision':
          pod.metadata.labels?.version ?? 'latest',
        'topology.istio.io/network': options.network,
      },
      annotations: {
        ...pod.metadata.annotations,
        'istio.io/rev': options.revision,
        'sidecar.istio.io/status': JSON.stringify({
          initContainers: initContainers.slice(-2).map(({ name }) => name),
          containers: null,
          volumes: null,
          imagePullSecrets: null,
          revision: options.revision,
        }),
      },
    },
    spec: { ...pod.spec, initContainers },
  };
}

function image({ version }: InjectorOptions): string {
  return `registry.istio.io/release/proxyv2:${version}-distroless`;
}

function setUpContainer(options: InjectorOptions): Container {
  return {
    name: options.cni ? 'istio-validation' : 'istio-init',
    image: image(options),
    args: ['istio-iptables', '-p', '15001', '-z', '15006', '-u', '1337'],
  };
}

function proxyContainer(options: InjectorOptions): Container {
  return {
    name: 'istio-proxy',
    image: image(options),
    args: ['proxy', 'sidecar'],
    restartPolicy: 'Always',
    env: [
      { name: 'ISTIO_META_CLUSTER_ID', value: options.clusterId },
      { name: 'ISTIO_META_NETWORK', value: options.network },
    ],
    ports: [{ name: 'http-envoy-prom', containerPort: 15090 }],
  };
}
