import type { KubeObject } from '../../api/types';

const INJECT = 'sidecar.istio.io/inject';
const REV = 'istio.io/rev';
const INJECTION = 'istio-injection';

interface Requirement {
  key: string;
  operator: 'In' | 'NotIn' | 'DoesNotExist';
  values?: string[];
}

const is = (key: string, value: string): Requirement => ({
  key,
  operator: 'In',
  values: [value],
});
const isNot = (key: string, value: string): Requirement => ({
  key,
  operator: 'NotIn',
  values: [value],
});
const absent = (key: string): Requirement => ({
  key,
  operator: 'DoesNotExist',
});

/** The injector's webhooks with the selectors of Istio's chart. None of them looks at `istio.io/dataplane-mode`. */
export function injectionWebhooks(rootCertificate: string): KubeObject {
  const caBundle = Buffer.from(rootCertificate).toString('base64');
  const webhook = (
    name: string,
    namespace: Requirement[],
    pod: Requirement[],
  ) => ({
    name: `${name}.sidecar-injector.istio.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: {
      service: {
        namespace: 'istio-system',
        name: 'istiod',
        path: '/inject',
        port: 443,
      },
      caBundle,
    },
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    reinvocationPolicy: 'Never',
    sideEffects: 'None',
    timeoutSeconds: 10,
    namespaceSelector: { matchExpressions: namespace },
    objectSelector: { matchExpressions: pod },
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['v1'],
        operations: ['CREATE'],
        resources: ['pods'],
        scope: '*',
      },
    ],
  });
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      name: 'istio-sidecar-injector',
      labels: { app: 'sidecar-injector', [REV]: 'default' },
    },
    webhooks: [
      webhook(
        'rev.namespace',
        [is(REV, 'default'), absent(INJECTION)],
        [isNot(INJECT, 'false')],
      ),
      webhook(
        'rev.object',
        [absent(REV), absent(INJECTION)],
        [isNot(INJECT, 'false'), is(REV, 'default')],
      ),
      webhook(
        'namespace',
        [is(INJECTION, 'enabled')],
        [isNot(INJECT, 'false')],
      ),
      webhook(
        'object',
        [absent(INJECTION), absent(REV)],
        [is(INJECT, 'true'), absent(REV)],
      ),
    ],
  };
}
