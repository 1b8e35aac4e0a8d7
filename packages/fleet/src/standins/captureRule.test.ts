import { captureConfig, isCaptured } from './captureRule';
import type { Namespace, Pod } from './client';

const MODE = 'istio.io/dataplane-mode';

function pod(more: {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  hostNetwork?: boolean;
}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'a',
      labels: more.labels,
      annotations: more.annotations,
    },
    spec: { hostNetwork: more.hostNetwork, containers: [] },
  };
}

function namespace(mode?: string, name = 'shop'): Namespace {
  const labels = mode ? { [MODE]: mode } : undefined;
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

const captured = (
  thePod: Pod,
  theNamespace: Namespace,
  config = captureConfig(undefined),
) => isCaptured(thePod, theNamespace, config);

describe('isCaptured, with the chart’s settings', () => {
  it.each([
    ['namespace ambient', pod({}), namespace('ambient'), true],
    ['no label anywhere', pod({}), namespace(), false],
    ['namespace none', pod({}), namespace('none'), false],
    [
      'pod none beats namespace ambient',
      pod({ labels: { [MODE]: 'none' } }),
      namespace('ambient'),
      false,
    ],
    [
      'pod ambient in an unlabelled namespace',
      pod({ labels: { [MODE]: 'ambient' } }),
      namespace(),
      true,
    ],
    [
      'pod with a sidecar',
      pod({ annotations: { 'sidecar.istio.io/status': '{}' } }),
      namespace('ambient'),
      false,
    ],
    [
      'pod with a sidecar whose annotation is empty',
      pod({ annotations: { 'sidecar.istio.io/status': '' } }),
      namespace('ambient'),
      false,
    ],
    [
      'pod on the host network',
      pod({ hostNetwork: true }),
      namespace('ambient'),
      false,
    ],
    [
      'excluded namespace',
      pod({ labels: { [MODE]: 'ambient' } }),
      namespace('ambient', 'kube-system'),
      false,
    ],
  ])('%s', (_, thePod, theNamespace, expected) => {
    expect(captured(thePod, theNamespace)).toBe(expected);
  });
});

describe('captureConfig', () => {
  const config = captureConfig({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio-cni-config' },
    data: {
      AMBIENT_ENABLEMENT_SELECTOR:
        '- podSelector: {matchLabels: {mesh: "yes"}}',
      EXCLUDE_NAMESPACES: 'shop, other',
    },
  });

  it('takes selectors and exclusions from the ConfigMap', () => {
    const chosen = pod({ labels: { mesh: 'yes' } });
    expect(captured(chosen, namespace(undefined, 'free'), config)).toBe(true);
    expect(captured(chosen, namespace(undefined, 'other'), config)).toBe(false);
    expect(captured(pod({}), namespace('ambient', 'free'), config)).toBe(false);
  });

  it.each(['', 'null', '[]'])('captures nothing where it says %p', text => {
    const nothing = captureConfig({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio-cni-config' },
      data: { AMBIENT_ENABLEMENT_SELECTOR: text },
    });
    expect(captured(pod({}), namespace('ambient'), nothing)).toBe(false);
  });

  it('does not take what every object has for a label', () => {
    const selective = captureConfig({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio-cni-config' },
      data: {
        AMBIENT_ENABLEMENT_SELECTOR:
          '- podSelector: {matchExpressions: [{key: constructor, operator: DoesNotExist}]}',
      },
    });
    const labelled = pod({ labels: { app: 'web' } });
    expect(captured(labelled, namespace(), selective)).toBe(true);
  });
});
