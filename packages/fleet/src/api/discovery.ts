import { KINDS, groups, versionsOf } from './kinds';
import { apiVersionOf, type KindDef, type Subresource } from './kinds/types';
import { REVIEWS, type ReviewKind } from './kinds/reviews';
import type { JsonObject } from './values';

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const REVIEW_GROUPS = [...new Set(REVIEWS.map(r => r.group))];

export const allGroups = () => [...groups(), ...REVIEW_GROUPS];

export const groupVersions = (group: string): string[] =>
  REVIEW_GROUPS.includes(group) ? ['v1'] : versionsOf(group);

interface SubresourceType {
  group: string;
  version: string;
  kind: string;
  verbs: string[];
}

function subresourceType(
  kind: KindDef,
  version: string,
  name: Subresource,
): SubresourceType {
  switch (name) {
    case 'scale':
      return {
        group: 'autoscaling',
        version: 'v1',
        kind: 'Scale',
        verbs: ['get', 'patch', 'update'],
      };
    case 'token':
      return {
        group: 'authentication.k8s.io',
        version: 'v1',
        kind: 'TokenRequest',
        verbs: ['create'],
      };
    case 'binding':
      return { group: '', version: 'v1', kind: 'Binding', verbs: ['create'] };
    case 'finalize':
      return { group: '', version: 'v1', kind: 'Namespace', verbs: ['update'] };
    default:
      return {
        group: kind.group,
        version,
        kind: kind.kind,
        verbs: ['get', 'patch', 'update'],
      };
  }
}

/** Namespaces are never deleted many at a time. */
const verbsOf = (kind: KindDef) =>
  kind.kind === 'Namespace'
    ? VERBS.filter(v => v !== 'deletecollection')
    : VERBS;

const kindsIn = (group: string, version: string) =>
  KINDS.filter(k => k.group === group && k.versions.includes(version));

function resourceEntries(kind: KindDef, version: string): JsonObject[] {
  const main: JsonObject = {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: verbsOf(kind),
    ...(kind.shortNames && { shortNames: kind.shortNames }),
    ...(kind.categories && { categories: kind.categories }),
  };
  const below = kind.subresources.map(name => {
    const type = subresourceType(kind, version, name);
    const foreign = type.group !== kind.group || type.version !== version;
    return {
      name: `${kind.plural}/${name}`,
      singularName: '',
      namespaced: kind.namespaced,
      ...(foreign && { group: type.group, version: type.version }),
      kind: type.kind,
      verbs: type.verbs,
    };
  });
  return [main, ...below];
}

const reviewEntries = (group: string): JsonObject[] =>
  REVIEWS.filter(r => r.group === group).map(r => ({
    name: r.plural,
    singularName: r.kind.toLowerCase(),
    namespaced: r.namespaced,
    kind: r.kind,
    verbs: ['create'],
  }));

/** `/api/v1`, `/apis/<group>/<version>` */
export const apiResourceList = (
  group: string,
  version: string,
): JsonObject => ({
  kind: 'APIResourceList',
  // The oldest group is older than this field.
  ...(group && { apiVersion: 'v1' }),
  groupVersion: apiVersionOf({ group }, version),
  resources: [
    ...kindsIn(group, version).flatMap(k => resourceEntries(k, version)),
    ...(version === 'v1' ? reviewEntries(group) : []),
  ].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1)),
});

export function apiGroup(group: string): JsonObject {
  const versions = groupVersions(group).map(version => ({
    groupVersion: apiVersionOf({ group }, version),
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

/** `/apis` */
export const apiGroupList = (): JsonObject => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: allGroups()
    .filter(g => g !== '')
    .map(apiGroup),
});

/** `/api` */
export const apiVersions = (host: string): JsonObject => ({
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [
    { clientCIDR: '0.0.0.0/0', serverAddress: host },
  ],
});

const responseKind = (group: string, version: string, kind: string) => ({
  group,
  version,
  kind,
});

function aggregatedResource(kind: KindDef, version: string): JsonObject {
  return {
    resource: kind.plural,
    responseKind: responseKind(kind.group, version, kind.kind),
    scope: kind.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.singular,
    verbs: verbsOf(kind),
    ...(kind.shortNames && { shortNames: kind.shortNames }),
    ...(kind.categories && { categories: kind.categories }),
    ...(kind.subresources.length && {
      subresources: kind.subresources.map(name => {
        const type = subresourceType(kind, version, name);
        return {
          subresource: name,
          responseKind: responseKind(type.group, type.version, type.kind),
          verbs: type.verbs,
        };
      }),
    }),
  };
}

const aggregatedReview = (r: ReviewKind): JsonObject => ({
  resource: r.plural,
  responseKind: responseKind(r.group, 'v1', r.kind),
  scope: r.namespaced ? 'Namespaced' : 'Cluster',
  singularResource: r.kind.toLowerCase(),
  verbs: ['create'],
});

/** Everything below `/api` (core) or `/apis` (the rest) in one document, as kubectl asks for it first. */
export const aggregatedDiscovery = (core: boolean): JsonObject => ({
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items: allGroups()
    .filter(g => (g === '') === core)
    .map(group => ({
      metadata: { name: group, creationTimestamp: null },
      versions: groupVersions(group).map(version => ({
        version,
        resources: [
          ...kindsIn(group, version).map(k => aggregatedResource(k, version)),
          ...REVIEWS.filter(r => r.group === group).map(aggregatedReview),
        ],
        freshness: 'Current',
      })),
    })),
});

/** `/version`: the version whose behaviour is imitated. */
export const VERSION: JsonObject = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3+fleet',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: `node ${process.version}`,
  compiler: 'node',
  platform: `${process.platform}/${process.arch}`,
};
