import { ensureObject, listAt } from '../values';
import type { Strategy } from './types';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** `kubernetes` in spec.finalizers keeps a namespace until it is empty. */
export const namespaceStrategy: Strategy = {
  nameRule: 'label',
  defaults(draft) {
    if (draft.metadata.name) {
      ensureObject(draft, 'metadata', 'labels')[NAME_LABEL] =
        draft.metadata.name;
    }
  },
  prepareCreate(draft) {
    const finalizers = listAt(draft, 'spec', 'finalizers');
    ensureObject(draft, 'spec').finalizers = finalizers.includes('kubernetes')
      ? finalizers
      : [...finalizers, 'kubernetes'];
    draft.status = { phase: 'Active' };
  },
  prepareUpdate(draft, old) {
    // Finalizers change through the subresource `finalize` only.
    draft.spec = old.spec;
  },
};
