import type { ClusterCore, Target } from '../core';
import { resourceOf, type KindDef } from '../kinds/types';
import {
  badRequest,
  expired,
  notImplemented,
  tooLargeResourceVersion,
} from '../status';
import type { KubeObject } from '../types';
import { fieldPredicate, labelPredicate, type Predicate } from './selectors';

export interface ListResult {
  items: KubeObject[];
  resourceVersion: string;
  continue?: string;
  remainingItemCount?: number;
}

/** Pages of a list show the state in which the list began, for as long as it is remembered. */
export class Snapshots {
  private readonly kept = new Map<
    string,
    { items: readonly KubeObject[]; until: number }
  >();

  constructor(
    private readonly now: () => Date,
    private readonly milliseconds = 5 * 60_000,
    private readonly most = 100,
  ) {}

  keep(resource: string, revision: number, items: readonly KubeObject[]) {
    const until = this.now().getTime() + this.milliseconds;
    this.kept.set(`${resource}@${revision}`, { items, until });
    while (this.kept.size > this.most) {
      this.kept.delete(this.kept.keys().next().value!);
    }
  }

  get(resource: string, revision: number) {
    const found = this.kept.get(`${resource}@${revision}`);
    return found && found.until > this.now().getTime()
      ? found.items
      : undefined;
  }
}

interface Token {
  v: 'meta.k8s.io/v1';
  rv: number;
  start: string;
}

const encode = (token: Token) =>
  Buffer.from(JSON.stringify(token)).toString('base64url');

function decode(text: string): Token {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (token.v === 'meta.k8s.io/v1' && typeof token.rv === 'number') {
      return token;
    }
  } catch {
    // Falls through: whatever it is, it is not one of ours.
  }
  throw badRequest('invalid continue token: continue key is not valid');
}

const keyOf = ({ metadata: { namespace, name } }: KubeObject) =>
  namespace ? `${namespace}/${name}` : name;

/** Namespace and selectors as one predicate. @throws StatusError 400 */
export function selection(
  kind: KindDef,
  namespace: string | undefined,
  query: URLSearchParams,
): Predicate {
  const labels = labelPredicate(query.get('labelSelector') ?? '');
  const fields = fieldPredicate(kind, query.get('fieldSelector') ?? '');
  return object =>
    (!namespace || object.metadata.namespace === namespace) &&
    labels(object) &&
    fields(object);
}

/** A number, or undefined where the query does not say. @throws StatusError 400 */
export function revisionParameter(query: URLSearchParams): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) return undefined;
  if (!/^\d+$/.test(text)) {
    const shown = JSON.stringify(text);
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`,
    );
  }
  return Number(text);
}

/** Which state the list shows: the present one, or that in which an earlier page began. */
function stateOf(
  core: ClusterCore,
  snapshots: Snapshots,
  kind: KindDef,
  query: URLSearchParams,
): { items: readonly KubeObject[]; revision: number; after: string } {
  const resource = resourceOf(kind);
  const continued = query.get('continue');
  const asked = revisionParameter(query);
  if (continued) {
    if (asked) {
      throw badRequest(
        'specifying resource version is not allowed when using continue',
      );
    }
    const token = decode(continued);
    const items = snapshots.get(resource, token.rv);
    if (!items) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    }
    return { items, revision: token.rv, after: token.start };
  }
  const { revision } = core.store;
  if (asked && asked > revision) throw tooLargeResourceVersion(asked, revision);
  const exact = query.get('resourceVersionMatch') === 'Exact';
  if (exact && asked && asked !== revision) {
    const items = snapshots.get(resource, asked);
    if (items) return { items, revision: asked, after: '' };
    throw notImplemented(
      `lists of a past state (resourceVersionMatch=Exact, resourceVersion=${asked})`,
      'List without resourceVersionMatch, or with NotOlderThan.',
    );
  }
  return { items: core.store.table(resource).list(), revision, after: '' };
}

/** GET on a collection. */
export function list(
  core: ClusterCore,
  snapshots: Snapshots,
  { kind, namespace }: Target,
  query: URLSearchParams,
): ListResult {
  const selected = selection(kind, namespace, query);
  const state = stateOf(core, snapshots, kind, query);
  const { revision, after } = state;
  const matching = state.items.filter(
    o => (!after || keyOf(o) > after) && selected(o),
  );
  const limit = Number(query.get('limit') ?? 0);
  const resourceVersion = String(revision);
  if (!limit || matching.length <= limit) {
    return { items: matching, resourceVersion };
  }
  snapshots.keep(resourceOf(kind), revision, state.items);
  const items = matching.slice(0, limit);
  const start = keyOf(items[items.length - 1]);
  const counted = !query.get('labelSelector') && !query.get('fieldSelector');
  return {
    items,
    resourceVersion,
    continue: encode({ v: 'meta.k8s.io/v1', rv: revision, start }),
    ...(counted && { remainingItemCount: matching.length - limit }),
  };
}
