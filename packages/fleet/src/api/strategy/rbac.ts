import type { KubeObject } from '../types';
import { ensureObject, equal, fill, isObject, listAt } from '../values';
import type { Strategy } from './types';

const GROUP = 'rbac.authorization.k8s.io';

export const roleStrategy: Strategy = { nameRule: 'path' };

/** Who a binding names, and the one thing of it that never changes: the role. */
export const bindingStrategy: Strategy = {
  nameRule: 'path',
  defaults(draft: KubeObject) {
    fill(ensureObject(draft, 'roleRef'), { apiGroup: GROUP });
    for (const subject of listAt(draft, 'subjects').filter(isObject)) {
      if (subject.kind !== 'ServiceAccount') fill(subject, { apiGroup: GROUP });
    }
  },
  validateUpdate: (binding, old) =>
    equal(binding.roleRef, old.roleRef)
      ? []
      : [
          {
            field: 'roleRef',
            reason: 'FieldValueInvalid',
            text: `Invalid value: ${JSON.stringify(
              binding.roleRef,
            )}: cannot change roleRef`,
          },
        ],
};
