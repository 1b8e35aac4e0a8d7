import { RequestKind } from '../../contract/plans';
import { clusterKind } from './cluster';
import { namespaceKind } from './namespace';
import { KindModule } from './types';
import { waypointKind } from './waypoint';

/** All kinds of requests: a new one is its folder and a line here. */
const kinds: { readonly [K in RequestKind]: KindModule<K> } = {
  namespace: namespaceKind,
  waypoint: waypointKind,
  cluster: clusterKind,
};

/** The rules of one kind of request. @public */
export function kindOf<K extends RequestKind>(kind: K): KindModule<K> {
  return kinds[kind] as unknown as KindModule<K>;
}
