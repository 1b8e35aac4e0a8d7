import { z } from 'zod';
import { Kubectl } from '../../control-plane/kubectl';

/** What two clusters must agree on, by object; nothing that depends on time, addresses or names of pods. */
export type MeshFacts = Record<string, unknown>;

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
});
const namedSchema = z.array(z.object({ name: z.string() })).default([]);
const listSchema = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      metadata: z.object({
        name: z.string(),
        namespace: z.string().optional(),
        labels: z.record(z.string(), z.string()).default({}),
        annotations: z.record(z.string(), z.string()).default({}),
      }),
      spec: z
        .object({ containers: namedSchema, initContainers: namedSchema })
        .partial(),
      status: z.object({
        phase: z.string().optional(),
        conditions: z.array(conditionSchema).default([]),
        addresses: z.array(z.object({ type: z.string() })).default([]),
        readyReplicas: z.number().default(0),
      }),
    }),
  ),
});

type Item = z.infer<typeof listSchema>['items'][0];

/** Pods, Deployments, Services and Gateways of the namespaces that are asked for. */
export async function meshFacts(
  kubectl: Kubectl,
  namespaces: string[],
): Promise<MeshFacts> {
  const kinds = 'pods,deployments,services,gateways';
  const { items } = listSchema.parse(
    await kubectl.json(['get', kinds, '--all-namespaces']),
  );
  const facts: Record<string, unknown[]> = {};
  for (const item of items) {
    const { namespace = '' } = item.metadata;
    if (!namespaces.includes(namespace)) continue;
    const key = `${item.kind} ${namespace}/${nameOf(item)}`;
    (facts[key] ??= []).push(factOf(item));
  }
  const sorted = Object.entries(facts).map(([key, all]) => [
    key,
    all.map(one => JSON.stringify(one)).sort(),
  ]);
  return Object.fromEntries(sorted);
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** Pods of one workload are alike: they share the name of what made them. */
function nameOf({ kind, metadata: { name, labels } }: Item): string {
  if (kind !== 'Pod') return name;
  return labels.app ?? labels[GATEWAY_NAME] ?? name;
}

function factOf({ kind, metadata, spec, status }: Item): unknown {
  const conditions = status.conditions.map(each => [
    ...[each.type, each.status],
    // Of Pods and Deployments the words differ from release to release.
    ...(kind === 'Service' || kind === 'Gateway'
      ? [each.reason, each.message]
      : []),
  ]);
  return {
    conditions: conditions.map(each => each.join(' | ')).sort(),
    phase: status.phase,
    ready: kind === 'Deployment' ? status.readyReplicas : undefined,
    addresses: status.addresses.map(each => each.type),
    captured: metadata.annotations['ambient.istio.io/redirection'],
    containers: [spec.initContainers ?? [], spec.containers ?? []].map(each =>
      each.map(({ name }) => name),
    ),
  };
}
