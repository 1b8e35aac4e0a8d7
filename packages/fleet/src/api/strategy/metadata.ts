import type { KindDef } from '../kinds/types';
import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import { objectAt } from '../values';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const KEY_TEXT =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const wrong = (field: string, value: unknown, rule: string): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  text: `Invalid value: ${JSON.stringify(value)}: ${rule}`,
});

function nameErrors(name: string, kind: KindDef): FieldError[] {
  const field = 'metadata.name';
  switch (kind.strategy.nameRule ?? 'subdomain') {
    case 'label':
      return LABEL.test(name) && name.length <= 63
        ? []
        : [wrong(field, name, LABEL_TEXT)];
    case 'path':
      return name === '.' || name === '..' || /[/%]/.test(name)
        ? [wrong(field, name, "may not be '.', '..' or contain '/' or '%'")]
        : [];
    default:
      return SUBDOMAIN.test(name) && name.length <= 253
        ? []
        : [wrong(field, name, SUBDOMAIN_TEXT)];
  }
}

function keyErrors(field: string, key: string): FieldError[] {
  const [name, prefix] = key.split('/').reverse();
  const parts = key.split('/').length;
  if (parts > 2)
    return [
      wrong(
        field,
        key,
        'a valid label key must be a name with an optional DNS subdomain prefix and a single / in between',
      ),
    ];
  if (parts === 2 && !SUBDOMAIN.test(prefix)) {
    return [wrong(field, key, `prefix part ${SUBDOMAIN_TEXT}`)];
  }
  if (!QUALIFIED.test(name)) return [wrong(field, key, KEY_TEXT)];
  if (name.length <= 63) return [];
  return [wrong(field, key, 'name part must be no more than 63 bytes')];
}

function labelErrors(field: string, labels: Record<string, unknown>) {
  return Object.entries(labels).flatMap(([key, value]) => {
    const errors = keyErrors(field, key);
    if (typeof value !== 'string') return errors;
    if (value !== '' && !QUALIFIED.test(value)) {
      errors.push(wrong(field, value, VALUE_TEXT));
    } else if (value.length > 63) {
      errors.push(wrong(field, value, 'must be no more than 63 bytes'));
    }
    return errors;
  });
}

/** Names, labels and annotations have one grammar for all kinds. */
export function validateMetadata(
  object: KubeObject,
  kind: KindDef,
): FieldError[] {
  const { name } = object.metadata;
  return [
    ...(name
      ? nameErrors(name, kind)
      : [
          {
            field: 'metadata.name',
            reason: 'FieldValueRequired' as const,
            text: 'Required value: name or generateName is required',
          },
        ]),
    ...labelErrors('metadata.labels', objectAt(object, 'metadata', 'labels')),
    ...Object.keys(objectAt(object, 'metadata', 'annotations')).flatMap(key =>
      keyErrors('metadata.annotations', key.toLowerCase()),
    ),
  ];
}
