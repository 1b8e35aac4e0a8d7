import {
  ClusterView,
  ConfigFact,
  DETAIL_KINDS,
  DetailedView,
  DetailKind,
  Details,
  FACT_KINDS,
  FactKind,
  factKey,
  FeedState,
  NOT_IN_EXPORT,
  ObjectFact,
  RemoteSync,
} from '../facts';
import { narrow, narrowDetails } from '../narrow';
import { manifestKind } from './kinds';
import { ManifestObject, parseObject } from './object';
import { RemoteCluster, remoteCluster } from './remoteCluster';
import { systemNamespace } from './systemNamespace';

/** What became of one object. @public */
export type ManifestOutcome =
  | { readonly ok: true; readonly used: boolean }
  | { readonly ok: false; readonly field: string; readonly expected: string };

const NOT_USED: ManifestOutcome = { ok: true, used: false };

/** Every cluster has these, so an export without any of them did not ask for them. */
const EVERYWHERE: ReadonlySet<FactKind> = new Set<FactKind>([
  ...(['namespaces', 'pods', 'services', 'deployments'] as const),
  ...(['daemonsets', 'configs', 'injectors'] as const),
]);

/**
 * A cluster made of exported manifests, object by object: only facts are kept, so memory stays small however long the
 * export is.
 * @public
 */
export class ManifestReader {
  private readonly facts = perKind<FactKind, ObjectFact>(FACT_KINDS);
  private readonly details = perKind<DetailKind, ObjectFact>(DETAIL_KINDS);

  private remotes: Map<string, RemoteSync> | undefined;

  constructor(private readonly cluster: string) {}

  /** @param raw - one object, not a list; or one entry of what istiod says of remote clusters. */
  add(raw: unknown): ManifestOutcome {
    const remote = remoteCluster(raw);
    if (remote) return this.addRemote(remote);
    const parsed = parseObject(raw);
    if (!parsed.ok) return parsed;
    const object = parsed.fact;
    const kind = manifestKind(
      object.apiVersion,
      object.kind,
      object.metadata.name,
    );
    if (!kind) return { ok: true, used: false };
    const fact = isForeign(object) ? NOT_USED : this.addFact(kind.fact, object);
    const detail = this.addDetail(kind.detail, object);
    if (!fact.ok) return fact;
    if (!detail.ok) return detail;
    return { ok: true, used: fact.used || detail.used };
  }

  private addRemote({ clusterId, sync, isSelf }: RemoteCluster) {
    this.remotes ??= new Map();
    if (!isSelf) this.remotes.set(clusterId, sync);
    return { ok: true, used: true } as const;
  }

  private addFact(
    kind: FactKind | undefined,
    object: ManifestObject,
  ): ManifestOutcome {
    if (!kind) return NOT_USED;
    const result = narrow[kind](object);
    if (!result.ok) return result;
    this.facts[kind].set(factKey(result.fact), result.fact);
    return { ok: true, used: true };
  }

  private addDetail(
    kind: DetailKind | undefined,
    object: ManifestObject,
  ): ManifestOutcome {
    if (!kind) return NOT_USED;
    const result = narrowDetails[kind](object);
    if (!result.ok) return result;
    // Four kinds of routes share a map, and two of webhooks.
    const prefix =
      kind === 'routes' || kind === 'webhooks' ? `${object.kind}/` : '';
    this.details[kind].set(prefix + factKey(result.fact), result.fact);
    return { ok: true, used: true };
  }

  /** The cluster as the model sees it. What an export lacks altogether is unknown, not empty. */
  view(): DetailedView {
    const facts = { ...this.facts } as unknown as ClusterView['facts'];
    const configs = ofSystem(facts.configs, systemNamespace(facts));
    return {
      name: this.cluster,
      uid: facts.namespaces.get('kube-system')?.uid ?? null,
      facts: { ...facts, configs },
      feeds: Object.fromEntries(
        FACT_KINDS.map(kind => [kind, this.feed(kind)]),
      ) as Record<FactKind, FeedState>,
      details: { ...this.details } as unknown as Details,
      ...(this.remotes && { remotes: this.remotes }),
    };
  }

  private feed(kind: FactKind): FeedState {
    if (this.facts[kind].size > 0 || !EVERYWHERE.has(kind)) {
      return { state: 'live', seenAt: 0 };
    }
    return { state: 'failed', seenAt: null, message: NOT_IN_EXPORT };
  }
}

function perKind<K extends string, T>(
  kinds: readonly K[],
): Record<K, Map<string, T>> {
  return Object.fromEntries(
    kinds.map(kind => [kind, new Map<string, T>()]),
  ) as Record<K, Map<string, T>>;
}

/** Objects of a kind we read that are no business of the mesh: other webhooks, ConfigMaps that only look alike. */
function isForeign(object: {
  kind: string;
  metadata: { name: string; labels?: unknown };
  data?: unknown;
}): boolean {
  if (object.kind === 'MutatingWebhookConfiguration') {
    const labels = object.metadata.labels as Record<string, unknown> | null;
    return labels?.app !== 'sidecar-injector';
  }
  if (object.kind !== 'ConfigMap') return false;
  const { name } = object.metadata;
  if (/^istio-(cni-config|ca-root-cert|sidecar-injector)/.test(name)) {
    return false;
  }
  const data = object.data as Record<string, unknown> | null | undefined;
  return data?.mesh === undefined;
}

/** `istio-ca-root-cert` lies in every namespace, and anyone may write a ConfigMap `istio` into their own. */
function ofSystem(
  configs: ReadonlyMap<string, ConfigFact>,
  system: string,
): ReadonlyMap<string, ConfigFact> {
  return new Map(
    [...configs].filter(
      ([, config]) => config.kind === 'cni' || config.namespace === system,
    ),
  );
}
