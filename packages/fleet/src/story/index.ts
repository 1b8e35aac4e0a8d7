export { CLUSTERS, TRUST_DOMAIN, clusterStory } from './clusters';
export { NAMESPACES, namespacesOf } from './namespaces';
export { ISTIO_READER_TOKEN, remoteSecret } from './objects';
export { ROOT_CERTIFICATE } from './rootCertificate';
export {
  brokenWaypoints,
  laterChanges,
  objectsOf,
  type LaterChange,
} from './story';
export type {
  ClusterName,
  ClusterStory,
  NamespaceState,
  NamespaceStory,
  Team,
} from './types';
