import fc from 'fast-check';
import { labelsOf, metadata, orAbsent } from '../arbitraries/metadata';
import { named, namespace, ofPods, pod } from '../arbitraries/pods';
import { selectors, Vocabulary } from '../arbitraries/selectors';
import { contextOf, fact } from '../facts';
import { capture as captureOf, podMode } from '../model';
import { Manifest } from '../questions';
import { Subject } from '../subject';
import { stringify } from 'yaml';

/** Pods and namespaces before an istio-cni of this configuration. */
export interface CaptureCase {
  readonly config: Manifest;
  readonly namespaces: readonly Manifest[];
  readonly pods: readonly Manifest[];
}

const MODE = 'istio.io/dataplane-mode';
const STATUS = 'sidecar.istio.io/status';

const vocabulary: Vocabulary = {
  [MODE]: ['ambient', 'none', 'Ambient', ''],
  app: ['web', 'Web', ''],
  constructor: ['web', ''],
};

/** The chart's (Istio `manifests/charts/istio-cni/values.yaml`). */
const CHART = [
  { podSelector: { matchLabels: { [MODE]: 'ambient' } } },
  {
    podSelector: {
      matchExpressions: [{ key: MODE, operator: 'NotIn', values: ['none'] }],
    },
    namespaceSelector: { matchLabels: { [MODE]: 'ambient' } },
  },
];

const pair = fc.record(
  {
    podSelector: selectors(vocabulary),
    namespaceSelector: selectors(vocabulary),
  },
  { requiredKeys: [] },
);

const quoted = (value: unknown) =>
  stringify(value, { defaultStringType: 'QUOTE_DOUBLE' });

/** As text in the ConfigMap, YAML or JSON; empty text, an empty list and null select nothing. */
const selectorText = fc.oneof(
  { weight: 3, arbitrary: fc.constant(quoted(CHART)) },
  { weight: 1, arbitrary: fc.constantFrom('', '[]', 'null', '---\n') },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.array(pair, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(quoted, JSON.stringify),
      )
      .map(([pairs, write]) => write(pairs)),
  },
);

const config = fc
  .record({
    AMBIENT_ENABLEMENT_SELECTOR: selectorText,
    EXCLUDE_NAMESPACES: fc.constantFrom(
      '',
      'kube-system',
      'shop',
      ' pay,,shop ',
    ),
  })
  .map(data => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata('istio-cni-config', { namespace: 'istio-system' }),
    data: { AMBIENT_ENABLED: 'true', ...data },
  }));

const NAMESPACES = ['shop', 'pay', 'cart', 'kube-system'];

const namespaceLabels = orAbsent(labelsOf(vocabulary));

/** The annotation keeps istio-cni away, whatever it says; a proxy alone does not. */
const podParts = fc.record(
  {
    namespace: fc.constantFrom(...NAMESPACES),
    labels: labelsOf(vocabulary),
    annotations: fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('', '{"revision":"default"}')
          .map(status => ({ [STATUS]: status })),
      },
    ),
    hostNetwork: fc.oneof(
      { weight: 5, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    proxy: fc.constantFrom('container', 'init'),
  },
  { requiredKeys: ['namespace'] },
);

export const capture: Subject<CaptureCase> = {
  name: 'capture',
  authority: 'CompiledEnablementSelectors.Matches of istio-cni',
  cases: fc.record({
    config,
    namespaces: fc
      .tuple(...NAMESPACES.map(() => namespaceLabels))
      .map(all => all.map((labels, i) => namespace(NAMESPACES[i], labels))),
    pods: fc
      .array(podParts, { minLength: 1, maxLength: 5 })
      .map(all => named(all).map(pod)),
  }),
  manifests: ({ config: cni, namespaces, pods }) => [
    cni,
    ...ofPods(namespaces, pods),
    ...pods,
  ],
  async compare({ config: cni, namespaces, pods }, judge) {
    const data = cni.data as Record<string, string>;
    const istio = await judge.ask('capture', {
      selectors: data.AMBIENT_ENABLEMENT_SELECTOR,
      excludeNamespaces: data.EXCLUDE_NAMESPACES,
      namespaces,
      pods,
    });
    const ctx = contextOf({ configs: [cni], namespaces });
    return pods.map((manifest, i) => {
      const podFact = fact('pods', manifest);
      const ns = namespaces.find(
        ({ metadata: { name } }) => name === podFact.namespace,
      );
      const nsFact = ns && fact('namespaces', ns);
      const why = captureOf(podFact, nsFact?.labels ?? {}, ctx);
      const { mode } = podMode(podFact, nsFact, ctx);
      // A proxy that nobody injected: the pod is one with a sidecar to us, and istio-cni takes it all the same.
      const isPending = podFact.proxyContainer
        ? istio[i]
        : mode === 'ambient-pending';
      return {
        of: `pod ${podFact.namespace}/${podFact.name}`,
        istio: istio[i],
        ours: { capture: why, mode },
        agrees: (why === 'selected') === istio[i] && isPending === istio[i],
        kind: String(istio[i]),
      };
    });
  },
};
