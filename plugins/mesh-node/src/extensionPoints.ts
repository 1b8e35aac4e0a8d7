import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterSource } from './clusters';
import { IstiodProbe } from './istiodProbe';
import { NamespaceOwnershipSource } from './ownership';

/** @public */
export interface MeshClustersExtensionPoint {
  addSource(source: ClusterSource): void;
}

/** More places that clusters come from. @public */
export const meshClustersExtensionPoint =
  createExtensionPoint<MeshClustersExtensionPoint>({ id: 'mesh.clusters' });

/** @public */
export interface MeshOwnershipExtensionPoint {
  /** Asked after the annotation on the Namespace and before the catalog and app-config. */
  addSource(source: NamespaceOwnershipSource): void;
}

/** More places that know who owns a namespace. @public */
export const meshOwnershipExtensionPoint =
  createExtensionPoint<MeshOwnershipExtensionPoint>({ id: 'mesh.ownership' });

/** @public */
export interface MeshIstiodProbeExtensionPoint {
  /** Probes are asked in the order in which they were added; the first that reaches istiod answers. */
  addProbe(probe: IstiodProbe): void;
}

/** More ways to reach an istiod. @public */
export const meshIstiodProbeExtensionPoint =
  createExtensionPoint<MeshIstiodProbeExtensionPoint>({
    id: 'mesh.istiodProbe',
  });
