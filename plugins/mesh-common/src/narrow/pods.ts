import { z } from 'zod';
import { PodFact, ProxyFact, StringMap } from '../facts';
import { metaSchema, namespacedFact, NO_STRINGS } from './metadata';
import { narrowing } from './result';
import { parseCpu, parseMemory } from './quantities';
import { runsAsProxy, securityContextSchema } from './proxyUser';
import { parseGoBool, parseNames, parsePorts } from './values';
import { ownersSchema, podWorkload } from './workloadOf';
import { parseYaml } from './yamlText';

const quantitySchema = z.union([z.string(), z.number()]).nullish();

/** Whether there is one and over what: an `exec` probe needs no network. */
const probeSchema = z
  .object({
    httpGet: z.unknown().optional(),
    tcpSocket: z.unknown().optional(),
    grpc: z.unknown().optional(),
  })
  .nullish();

const containersSchema = z
  .array(
    z.object({
      name: z.string(),
      image: z.string().nullish(),
      resources: z
        .object({
          requests: z
            .object({ cpu: quantitySchema, memory: quantitySchema })
            .nullish(),
        })
        .nullish(),
      livenessProbe: probeSchema,
      readinessProbe: probeSchema,
      startupProbe: probeSchema,
      ports: z.array(z.object({ containerPort: z.number().int() })).nullish(),
      securityContext: securityContextSchema,
    }),
  )
  .nullish();

const schema = z.object({
  metadata: metaSchema.extend({ ownerReferences: ownersSchema }),
  // An API server always gives one; a manifest of which only the labels matter may not.
  spec: z
    .object({
      hostNetwork: z.boolean().nullish(),
      nodeName: z.string().nullish(),
      serviceAccountName: z.string().nullish(),
      containers: containersSchema,
      initContainers: containersSchema,
      securityContext: securityContextSchema,
    })
    .nullish()
    .transform(spec => spec ?? {}),
  status: z
    .object({
      phase: z
        .enum(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'])
        .nullish(),
      podIP: z.string().nullish(),
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .nullish(),
    })
    .nullish(),
});

type Pod = z.output<typeof schema>;
type Containers = z.output<typeof containersSchema>;

/** Name of the container that Envoy or ztunnel runs in (Istio `pkg/config/constants`, ProxyContainerName). */
const PROXY = 'istio-proxy';

export const narrowPod = narrowing(schema, (pod): PodFact => {
  const { metadata, spec, status } = pod;
  return {
    ...namespacedFact(metadata),
    phase: status?.phase ?? 'Pending',
    ready: isReady(status),
    terminating: !!metadata.deletionTimestamp,
    hostNetwork: !!spec.hostNetwork,
    hasIp: !!status?.podIP,
    node: spec.nodeName || null,
    serviceAccount: spec.serviceAccountName || 'default',
    workload: podWorkload(metadata),
    ...meshAnnotations(pod),
    proxyContainer: proxyContainer(spec),
    proxy: proxyFact(spec),
    probed: isProbed(spec.containers),
    ports: declaredPorts(spec.containers),
    ...proxyChoices(metadata.annotations ?? NO_STRINGS),
    ...runsAsProxy(spec),
  };
});

function isReady(status: Pod['status']): boolean {
  return !!status?.conditions?.some(
    c => c.type === 'Ready' && c.status === 'True',
  );
}

/**
 * Ports of the sidecar itself. The injector takes its status port, 15020, out of every pod, which says nothing of the
 * application (Istio `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`).
 */
const PROXY_PORTS: ReadonlySet<number> = new Set([15020, 15021, 15090]);

function meshAnnotations({ metadata }: Pod) {
  const annotations = metadata.annotations ?? NO_STRINGS;
  const redirection = annotations['ambient.istio.io/redirection'];
  const status = annotations['sidecar.istio.io/status'];
  return {
    redirection:
      redirection === 'enabled' || redirection === 'pending'
        ? redirection
        : null,
    injected: status !== undefined,
    revision: annotations['istio.io/rev'] || revisionOf(status),
    templates: parseNames(annotations['inject.istio.io/templates']),
    bypassInbound: parseGoBool(
      annotations['ambient.istio.io/bypass-inbound-capture'],
    ),
    excludeInboundPorts: parsePorts(
      annotations['traffic.sidecar.istio.io/excludeInboundPorts'],
    ).filter(port => !PROXY_PORTS.has(port)),
    injectAnnotation: annotations['sidecar.istio.io/inject'] ?? null,
  } satisfies Partial<PodFact>;
}

/** Absent for nearly every pod, and then without a key: tens of thousands of pods are held. */
function proxyChoices(
  annotations: StringMap,
): Pick<PodFact, 'ownProxyImage' | 'imageType'> {
  const config = annotations['proxy.istio.io/config'];
  const imageType = config && imageTypeOf(config);
  return {
    ...(annotations['sidecar.istio.io/proxyImage'] && { ownProxyImage: true }),
    ...(imageType && { imageType }),
  };
}

const proxyConfig = z.object({
  image: z.object({ imageType: z.string().nullish() }).nullish(),
});

/** An annotation that is no ProxyConfig sets nothing. */
function imageTypeOf(text: string): string | null {
  try {
    const config = parseYaml('proxy.istio.io/config', text, proxyConfig);
    return config.image?.imageType || null;
  } catch {
    return null;
  }
}

const injectionStatus = z.object({ revision: z.string().nullish() });

/** The status is text that anyone may have written: unreadable means that we do not know the revision, nothing more. */
function revisionOf(status: string | undefined): string | null {
  if (!status) return null;
  try {
    return injectionStatus.parse(JSON.parse(status)).revision || null;
  } catch {
    return null;
  }
}

function proxyContainer(spec: Pod['spec']): PodFact['proxyContainer'] {
  if (spec.containers?.some(c => c.name === PROXY)) return 'container';
  // A native sidecar is an init container that keeps running.
  if (spec.initContainers?.some(c => c.name === PROXY)) return 'init';
  return null;
}

/** Thousands of pods carry one of a few proxies: one object each. */
const proxies = new Map<string, ProxyFact>();
const MOST_PROXIES = 500;

function proxyFact(spec: Pod['spec']): ProxyFact | null {
  const isProxy = (c: { name: string }) => c.name === PROXY;
  const found =
    spec.containers?.find(isProxy) ?? spec.initContainers?.find(isProxy);
  if (!found) return null;
  const { cpu, memory } = found.resources?.requests ?? {};
  const key = `${found.image} ${cpu} ${memory}`;
  const known = proxies.get(key);
  if (known) return known;
  const fact = Object.freeze({
    image: found.image ?? '',
    cpu: parseCpu(cpu),
    memory: parseMemory(memory),
  });
  if (proxies.size < MOST_PROXIES) proxies.set(key, fact);
  return fact;
}

function isProbed(containers: Containers): boolean {
  return !!containers?.some(container =>
    [
      container.livenessProbe,
      container.readinessProbe,
      container.startupProbe,
    ].some(probe => probe?.httpGet ?? probe?.tcpSocket ?? probe?.grpc),
  );
}

function declaredPorts(containers: Containers): readonly number[] {
  const ports = new Set<number>();
  for (const container of containers ?? []) {
    if (container.name === PROXY) continue;
    for (const port of container.ports ?? []) ports.add(port.containerPort);
  }
  return [...ports].sort((a, b) => a - b);
}
