import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import { equal, fill, isObject, listAt, objectAt } from '../values';
import type { Strategy } from './types';

export const endpointSliceStrategy: Strategy = {
  defaults(draft) {
    for (const port of listAt(draft, 'ports').filter(isObject)) {
      fill(port, { name: '', protocol: 'TCP' });
    }
  },
  validateUpdate: (slice, old) =>
    equal(slice.addressType, old.addressType)
      ? []
      : [
          {
            field: 'addressType',
            reason: 'FieldValueInvalid',
            text: `Invalid value: ${JSON.stringify(
              slice.addressType,
            )}: field is immutable`,
          },
        ],
};

function validateWebhook(webhook: unknown, field: string): FieldError[] {
  const { url, service } = objectAt(webhook, 'clientConfig');
  if (Boolean(url) !== Boolean(service)) return [];
  return [
    {
      field: `${field}.clientConfig`,
      reason: 'FieldValueRequired',
      text: 'Required value: exactly one of url or service is required',
    },
  ];
}

export const webhookConfigurationStrategy: Strategy = {
  defaults(draft) {
    for (const webhook of listAt(draft, 'webhooks').filter(isObject)) {
      fill(webhook, {
        failurePolicy: 'Fail',
        matchPolicy: 'Equivalent',
        namespaceSelector: {},
        objectSelector: {},
        timeoutSeconds: 10,
        reinvocationPolicy: 'Never',
      });
      for (const rule of listAt(webhook, 'rules').filter(isObject)) {
        fill(rule, { scope: '*' });
      }
      const service = objectAt(webhook, 'clientConfig').service;
      if (isObject(service)) fill(service, { port: 443 });
    }
  },
  validate: (configuration: KubeObject) =>
    listAt(configuration, 'webhooks').flatMap((w, i) =>
      validateWebhook(w, `webhooks[${i}]`),
    ),
};
