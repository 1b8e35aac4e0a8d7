import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import { ensureObject, equal, fill, objectAt, textAt } from '../values';
import type { Strategy } from './types';

export const TOKEN_SECRET = 'kubernetes.io/service-account-token';
export const TOKEN_ACCOUNT = 'kubernetes.io/service-account.name';

const REQUIRED_KEYS: Record<string, string[]> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
};

function validate(secret: KubeObject): FieldError[] {
  const data = objectAt(secret, 'data');
  const errors: FieldError[] = (REQUIRED_KEYS[textAt(secret, 'type')] ?? [])
    .filter(key => data[key] === undefined)
    .map(key => ({
      field: `data[${key}]`,
      reason: 'FieldValueRequired',
      text: 'Required value',
    }));
  const account = secret.metadata.annotations?.[TOKEN_ACCOUNT];
  if (textAt(secret, 'type') === TOKEN_SECRET && !account) {
    errors.push({
      field: `metadata.annotations[${TOKEN_ACCOUNT}]`,
      reason: 'FieldValueRequired',
      text: 'Required value',
    });
  }
  return errors;
}

function validateUpdate(secret: KubeObject, old: KubeObject): FieldError[] {
  if (secret.type !== old.type) {
    return [
      {
        field: 'type',
        reason: 'FieldValueInvalid',
        text: `Invalid value: ${JSON.stringify(
          secret.type,
        )}: field is immutable`,
      },
    ];
  }
  if (old.immutable !== true) return [];
  const fields = ['immutable', 'data'];
  return fields
    .filter(f => !equal(secret[f], old[f]))
    .map(field => ({
      field,
      reason: 'FieldValueForbidden',
      text: 'Forbidden: field is immutable when `immutable` is set',
    }));
}

export const secretStrategy: Strategy = {
  defaults(draft) {
    fill(draft, { type: 'Opaque' });
    const plain = objectAt(draft, 'stringData');
    for (const [key, value] of Object.entries(plain)) {
      ensureObject(draft, 'data')[key] = Buffer.from(String(value)).toString(
        'base64',
      );
    }
    delete draft.stringData;
  },
  validate,
  validateUpdate,
};
