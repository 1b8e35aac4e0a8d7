import type { ClusterCore, Target } from '../core';
import { invalid } from '../status';
import { kubeTime, listAt, numberAt, type JsonObject } from '../values';
import { existing } from './existing';

const HOUR = 3600;

/** Answers a TokenRequest for a ServiceAccount: an hour unless more or less is asked for, ten minutes at least. */
export function requestToken(
  core: ClusterCore,
  target: Target,
  body: JsonObject,
): JsonObject {
  const account = existing(core, target);
  const asked = numberAt(body, 'spec', 'expirationSeconds') || HOUR;
  if (asked < 600) {
    throw invalid(
      { group: 'authentication.k8s.io', kind: 'TokenRequest' },
      '',
      [
        {
          field: 'spec.expirationSeconds',
          reason: 'FieldValueInvalid',
          text: `Invalid value: ${asked}: may not specify a duration less than 10 minutes`,
        },
      ],
    );
  }
  const wanted = listAt(body, 'spec', 'audiences') as string[];
  const audiences = wanted.length ? wanted : [core.tokens.issuer];
  const { token, expires } = core.tokens.issue(account, audiences, asked);
  const { name, namespace } = account.metadata;
  return {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name, namespace, creationTimestamp: kubeTime(core.now()) },
    spec: { audiences, expirationSeconds: asked, boundObjectRef: null },
    status: { token, expirationTimestamp: kubeTime(expires) },
  };
}
