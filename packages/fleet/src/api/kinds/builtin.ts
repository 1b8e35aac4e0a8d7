import { definition } from '../schema/schema';
import type { KindDef } from './types';

type Required = Pick<KindDef, 'kind' | 'plural' | 'columns'>;
type Optional = Partial<
  Pick<
    KindDef,
    | 'shortNames'
    | 'categories'
    | 'namespaced'
    | 'subresources'
    | 'generation'
    | 'selectableFields'
    | 'strategy'
  >
>;

/**
 * Makes a list of kinds that Kubernetes itself defines in one group, all at v1.
 * @param schemaPackage - where their schemas are in kubernetes.json, e.g. `core.v1`
 */
export const builtIn = (
  group: string,
  schemaPackage: string,
  kinds: (Required & Optional)[],
): KindDef[] =>
  kinds.map(kind => ({
    group,
    singular: kind.kind.toLowerCase(),
    namespaced: true,
    subresources: [],
    strategy: {},
    ...kind,
    versions: ['v1'],
    storageVersion: 'v1',
    custom: false,
    goType: `${schemaPackage.split('.')[0]}.${kind.kind}`,
    schema: () => definition(`io.k8s.api.${schemaPackage}.${kind.kind}`),
  }));
