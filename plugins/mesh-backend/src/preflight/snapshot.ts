import {
  ClusterView,
  emptyClusterFacts,
  FACT_KINDS,
  FactKind,
  factKey,
  FactTypes,
  FeedState,
  FeedStateName,
  narrow,
  watched,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { KubeClient, KubeError, resourcePath } from '../kube';

/** A cluster as it was found at one moment. */
export interface Snapshot {
  /** Of its API server, e.g. `v1.36.3`. */
  readonly kubernetes: string;
  readonly view: ClusterView;
}

/** Kinds that a pre-flight reads: what the rules need to know of a cluster. Pods and services are none of it. */
const READ: readonly FactKind[] = [
  'namespaces',
  'injectors',
  'daemonsets',
  'deployments',
  'gatewayclasses',
  'configs',
];

const listSchema = z.object({
  items: z.array(z.unknown()),
  metadata: z.object({ continue: z.string().optional() }).optional(),
});

/**
 * Reads a cluster that is not watched. Kinds that cannot be read are states, as in a feed.
 * @throws KubeError when the cluster does not answer or refuses the credential
 */
export async function readSnapshot(
  client: KubeClient,
  name: string,
  now: number,
): Promise<Snapshot> {
  const { body } = await client.request({ method: 'GET', path: '/version' });
  const version = z.object({ gitVersion: z.string() }).parse(body);
  const facts = emptyClusterFacts() as Record<FactKind, Map<string, unknown>>;
  const feeds = Object.fromEntries(
    FACT_KINDS.map(kind => [kind, feed('connecting', null)]),
  ) as Record<FactKind, FeedState>;
  for (const kind of READ) {
    try {
      for (const fact of await readKind(client, kind, facts)) {
        facts[kind].set(factKey(fact), fact);
      }
      feeds[kind] = feed('live', now);
    } catch (error) {
      feeds[kind] = refusalOf(error);
    }
  }
  const namespaces = facts.namespaces as Map<string, FactTypes['namespaces']>;
  return {
    kubernetes: version.gitVersion,
    view: {
      name,
      uid: namespaces.get('kube-system')?.uid ?? null,
      facts: facts as never,
      feeds,
    },
  };
}

function feed(state: FeedStateName, seenAt: number | null): FeedState {
  return { state, seenAt };
}

/** What is no answer at all ends the reading; what is a refusal of one kind does not. */
function refusalOf(error: unknown): FeedState {
  if (!(error instanceof KubeError)) throw error;
  if (error.status === 403) return feed('forbidden', null);
  if (error.status === 404) return feed('absent', null);
  throw error;
}

async function readKind(
  client: KubeClient,
  kind: FactKind,
  facts: Record<FactKind, Map<string, unknown>>,
): Promise<FactTypes[FactKind][]> {
  const objects =
    kind === 'configs'
      ? await readConfigs(client, facts)
      : await readAll(client, kind);
  return objects.flatMap(object => {
    const result = narrow[kind](object);
    return result.ok ? [result.fact] : [];
  });
}

async function readAll(client: KubeClient, kind: FactKind): Promise<unknown[]> {
  const { group, version, plural, labelSelector } = watched[kind];
  const items: unknown[] = [];
  let more: string | undefined;
  do {
    const { body } = await client.request({
      method: 'GET',
      path: resourcePath({ group, version, plural }),
      query: { limit: 500, labelSelector, continue: more },
    });
    const list = listSchema.parse(body);
    items.push(...list.items);
    more = list.metadata?.continue || undefined;
  } while (more);
  return items;
}

/** By name, in the namespace of istiod: rights are given for these names only. */
async function readConfigs(
  client: KubeClient,
  facts: Record<FactKind, Map<string, unknown>>,
): Promise<unknown[]> {
  const { group, version, plural, names = [] } = watched.configs;
  const namespace = istiodNamespace(facts.deployments);
  const found: unknown[] = [];
  for (const name of names) {
    const { body } = await client
      .request({
        method: 'GET',
        path: resourcePath({ group, version, plural, namespace, name }),
      })
      .catch(error => {
        if (error instanceof KubeError && error.status === 404) {
          return { body: undefined };
        }
        throw error;
      });
    if (body !== undefined) found.push(body);
  }
  return found;
}

function istiodNamespace(deployments: ReadonlyMap<string, unknown>): string {
  const istiods = (
    [...deployments.values()] as FactTypes['deployments'][]
  ).filter(d => d.labels.app === 'istiod' && d.podLabels.app === 'istiod');
  const home = istiods.find(d => d.namespace === 'istio-system') ?? istiods[0];
  return home?.namespace ?? 'istio-system';
}
