import type { Target } from '../core';
import { groupVersions, allGroups } from '../discovery';
import { findKind } from '../kinds';
import { reviewKind } from '../kinds/reviews';
import { noSuchResource, notImplemented } from '../status';

/** What a path names. */
export type Route =
  | { is: 'resource'; target: Target }
  | { is: 'review'; kind: string; group: string; plural: string }
  | { is: 'other'; path: string };

/** Resources of Kubernetes in groups that are served, which are not served themselves. */
const UNSERVED: Record<string, string[]> = {
  '': [
    'bindings',
    'componentstatuses',
    'limitranges',
    'persistentvolumeclaims',
    'persistentvolumes',
    'podtemplates',
    'replicationcontrollers',
    'resourcequotas',
  ],
  'authorization.k8s.io': ['localsubjectaccessreviews'],
  'admissionregistration.k8s.io': [
    'validatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
  ],
};

/** Groups of Kubernetes that are not served at all. */
const UNSERVED_GROUPS = [
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
];

const UNSERVED_SUBRESOURCES = [
  'attach',
  'ephemeralcontainers',
  'eviction',
  'exec',
  'log',
  'portforward',
  'proxy',
  'resize',
];

const INSTEAD =
  'See "kubectl api-resources" for what it serves, or run against the real control planes (npm start -- --fleet real).';

/** The segments of a path, decoded. */
const segmentsOf = (path: string) =>
  path.split('/').filter(Boolean).map(decodeURIComponent);

/**
 * @throws StatusError 404 for what no API server with these kinds has, 501 for what a real one has and this one has not
 */
export function route(path: string): Route {
  const segments = segmentsOf(path);
  const [root] = segments;
  const core = root === 'api';
  if ((!core && root !== 'apis') || segments.length < (core ? 3 : 4)) {
    if (root === 'apis' && UNSERVED_GROUPS.includes(segments[1])) {
      throw notImplemented(`the API group ${segments[1]}`, INSTEAD);
    }
    return { is: 'other', path };
  }
  const group = core ? '' : segments[1];
  const version = segments[core ? 1 : 2];
  const rest = segments.slice(core ? 2 : 3);
  if (UNSERVED_GROUPS.includes(group)) {
    throw notImplemented(`the API group ${group}`, INSTEAD);
  }
  if (!allGroups().includes(group) || !groupVersions(group).includes(version)) {
    return { is: 'other', path };
  }
  if (rest[0] === 'watch') {
    throw notImplemented(
      'watches by path (/watch/)',
      'Use a list with the parameter watch=true.',
    );
  }
  return resourceRoute(group, version, rest);
}

function resourceRoute(group: string, version: string, rest: string[]): Route {
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const namespaceItself =
    inNamespace && ['status', 'finalize'].includes(rest[2]) && !group;
  const [plural, name, subresource, ...more] =
    inNamespace && !namespaceItself ? rest.slice(2) : rest;
  const namespace = inNamespace && !namespaceItself ? rest[1] : undefined;
  const kindOfReview = reviewKind(group, plural);
  if (kindOfReview && !name) {
    return { is: 'review', kind: kindOfReview, group, plural };
  }
  if (UNSERVED[group]?.includes(plural)) {
    throw notImplemented(plural, INSTEAD);
  }
  const kind = findKind(group, plural);
  if (!kind || !kind.versions.includes(version)) throw noSuchResource();
  if (namespace && !kind.namespaced) throw noSuchResource();
  if (name && kind.namespaced && !namespace) throw noSuchResource();
  const served = (kind.subresources as string[]).includes(subresource);
  if (subresource && !served) refuseSubresource(plural, subresource);
  if (more.length) throw noSuchResource();
  const target = { kind, version, namespace, name, subresource };
  return { is: 'resource', target };
}

function refuseSubresource(plural: string, subresource: string): never {
  if (UNSERVED_SUBRESOURCES.includes(subresource)) {
    throw notImplemented(`${plural}/${subresource}`, INSTEAD);
  }
  throw noSuchResource();
}
