import { CATALOG } from './teams/catalog';
import { ORDERS } from './teams/orders';
import { PAYMENTS } from './teams/payments';
import { PLATFORM } from './teams/platform';
import { SEARCH } from './teams/search';
import type { ClusterName, NamespaceState, NamespaceStory } from './types';

export const NAMESPACES: NamespaceStory[] = [
  ...PAYMENTS,
  ...ORDERS,
  ...SEARCH,
  ...CATALOG,
  ...PLATFORM,
];

export interface NamespaceIn {
  story: NamespaceStory;
  state: NamespaceState;
}

/** The namespaces of one cluster, each as it looks there. */
export function namespacesOf(cluster: ClusterName): NamespaceIn[] {
  return NAMESPACES.flatMap(story => {
    const state = story.in[cluster];
    return state ? [{ story, state }] : [];
  });
}
