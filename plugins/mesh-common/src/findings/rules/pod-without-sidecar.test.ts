import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  podYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { podWithoutSidecar } from './pod-without-sidecar';

describe('pod-without-sidecar', () => {
  const enabled = namespaceYaml('shop', { 'istio-injection': 'enabled' });

  it('names a pod without a proxy', () => {
    const yaml = enabled + podYaml('shop/old') + sidecarPod('shop/new');
    expect(subjectsOf(findIn(podWithoutSidecar, yaml))).toEqual([
      'east Pod shop/old',
    ]);
  });

  it('is silent about pods that must not have one', () => {
    const inject = (value: string) => ({
      labels: { 'sidecar.istio.io/inject': value },
    });
    const yaml =
      enabled +
      podYaml('shop/out', inject('False')) +
      podYaml('shop/host', { spec: { hostNetwork: true } }) +
      podYaml('shop/quiet', {
        annotations: { 'sidecar.istio.io/inject': 'false' },
      });
    expect(findIn(podWithoutSidecar, yaml)).toEqual([]);
  });

  it('lets the label beat the annotation', () => {
    const pod = podYaml('shop/in', {
      labels: { 'sidecar.istio.io/inject': 'true' },
      annotations: { 'sidecar.istio.io/inject': 'false' },
    });
    expect(subjectsOf(findIn(podWithoutSidecar, enabled + pod))).toEqual([
      'east Pod shop/in',
    ]);
  });

  it('looks at no namespace that also asks for ambient, or for a revision only', () => {
    const yaml =
      ambientNamespace('a', { 'istio-injection': 'enabled' }) +
      namespaceYaml('b', { 'istio.io/rev': 'default' }) +
      podYaml('a/x') +
      podYaml('b/x');
    expect(findIn(podWithoutSidecar, yaml)).toEqual([]);
  });
});
