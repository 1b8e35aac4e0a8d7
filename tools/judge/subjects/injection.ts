import fc from 'fast-check';
import { labelsOf, metadata, orAbsent } from '../arbitraries/metadata';
import { named, namespace, ofPods, pod } from '../arbitraries/pods';
import { selectors, Vocabulary } from '../arbitraries/selectors';
import { contextOf, fact } from '../facts';
import { wouldBeInjected } from '../model';
import { Manifest } from '../questions';
import { Subject } from '../subject';

/** Pods and namespaces before these injectors. */
export interface InjectionCase {
  readonly webhooks: readonly Manifest[];
  readonly namespaces: readonly Manifest[];
  readonly pods: readonly Manifest[];
}

const REV = 'istio.io/rev';
const INJECTION = 'istio-injection';
const INJECT = 'sidecar.istio.io/inject';
const MODE = 'istio.io/dataplane-mode';

const wishes = ['true', 'false', 'True', 'yes', ''];
const revisions = ['default', 'canary', ''];

const vocabulary: Vocabulary = {
  [REV]: revisions,
  [INJECTION]: ['enabled', 'disabled', 'Enabled', ''],
  [INJECT]: wishes,
  [MODE]: ['ambient', 'none'],
};

const is = (key: string, ...values: string[]) => ({
  key,
  operator: 'In',
  values,
});
const isNot = (key: string, ...values: string[]) => ({
  key,
  operator: 'NotIn',
  values,
});
const hasNo = (key: string) => ({ key, operator: 'DoesNotExist' });

type Hook = readonly [namespace: object[], object: object[]];

/** The chart's webhooks for one revision; `all`: with `enableNamespacesByDefault`. */
function chart(revision: string, all: boolean): Hook[] {
  return [
    [[is(REV, revision), hasNo(INJECTION)], [isNot(INJECT, 'false')]],
    [
      [hasNo(REV), hasNo(INJECTION)],
      [isNot(INJECT, 'false'), is(REV, revision)],
    ],
    [[is(INJECTION, 'enabled')], [isNot(INJECT, 'false')]],
    [
      [hasNo(INJECTION), hasNo(REV)],
      [is(INJECT, 'true'), hasNo(REV)],
    ],
    ...(all
      ? ([
          [
            [hasNo(INJECTION), hasNo(REV)],
            [hasNo(INJECT), hasNo(REV)],
          ],
        ] as const)
      : []),
  ].map(([ns, object]) => [[...ns], [...object]] as const);
}

/** `istioctl tag` leaves such a one where another revision took over. */
const deactivated: Hook = [
  [is('istio.io/deactivated', 'never-match')],
  [is('istio.io/deactivated', 'never-match')],
];

const webhook = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('default', 'canary'), fc.boolean())
      .map(([revision, all]) => chart(revision, all).map(expressions)),
  },
  { weight: 1, arbitrary: fc.constant([expressions(deactivated)]) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record(
        {
          namespaceSelector: selectors(vocabulary),
          objectSelector: selectors(vocabulary),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
  },
);

function expressions([ns, object]: Hook): object {
  return {
    namespaceSelector: { matchExpressions: ns },
    objectSelector: { matchExpressions: object },
  };
}

function configuration(hooks: readonly object[], i: number): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: metadata(`injector-${i}`, {
      labels: { app: 'sidecar-injector' },
    }),
    webhooks: hooks.map((hook, k) => ({
      name: `hook-${k}.sidecar-injector.istio.io`,
      clientConfig: { url: 'https://localhost/inject' },
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      rules: [
        {
          operations: ['CREATE'],
          apiGroups: [''],
          apiVersions: ['v1'],
          resources: ['pods'],
        },
      ],
      ...hook,
    })),
  };
}

/** Four of them are never injected (Istio `pkg/kube/inject/inject.go`, IgnoredNamespaces). */
const NAMESPACES = [
  ...['shop', 'pay', 'istio-system'],
  ...['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'],
];

const podParts = fc.record(
  {
    namespace: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('shop', 'pay', 'istio-system') },
      { weight: 1, arbitrary: fc.constantFrom(...NAMESPACES) },
    ),
    labels: labelsOf({ ...vocabulary, [INJECTION]: ['enabled'] }),
    annotations: orAbsent(labelsOf({ [INJECT]: wishes })),
    hostNetwork: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  },
  { requiredKeys: ['namespace'] },
);

export const injection: Subject<InjectionCase> = {
  name: 'injection',
  authority:
    'the webhook matchers of kube-apiserver, and the injector behind its HTTP handler',
  cases: fc.record({
    webhooks: fc
      .array(webhook, { minLength: 1, maxLength: 2 })
      .map(all => all.map(configuration)),
    namespaces: fc
      .tuple(...NAMESPACES.map(() => orAbsent(labelsOf(vocabulary))))
      .map(all => all.map((labels, i) => namespace(NAMESPACES[i], labels))),
    pods: fc
      .array(podParts, { minLength: 1, maxLength: 5 })
      .map(all => named(all).map(pod)),
  }),
  manifests: ({ webhooks, namespaces, pods }) => [
    ...webhooks,
    ...ofPods(namespaces, pods),
    ...pods,
  ],
  async compare({ webhooks, namespaces, pods }, judge) {
    const istio = await judge.ask('injection', { webhooks, namespaces, pods });
    const ctx = contextOf({ injectors: webhooks, namespaces });
    return pods.map((manifest, i) => {
      const podFact = fact('pods', manifest);
      const ns = namespaces.find(
        ({ metadata: { name } }) => name === podFact.namespace,
      );
      const labels = ns?.metadata.labels ?? {};
      const ours = wouldBeInjected(podFact, labels, ctx.webhooks);
      const { called, injects } = istio[i];
      return {
        of: `pod ${podFact.namespace}/${podFact.name}`,
        istio: istio[i],
        ours,
        agrees: ours === (called && injects),
        kind: `called ${called}, injects ${injects}`,
      };
    });
  },
};
