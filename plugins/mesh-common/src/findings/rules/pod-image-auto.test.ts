import { findIn, podYaml, subjectsOf } from '../../testing';
import { podImageAuto } from './pod-image-auto';

describe('pod-image-auto', () => {
  const proxy = { name: 'istio-proxy', image: 'auto' };

  it('names a pod that no injector has seen', () => {
    const yaml =
      podYaml('shop/bad', { spec: { containers: [proxy] } }) +
      podYaml('shop/good', {
        spec: { containers: [{ ...proxy, image: 'x/proxyv2:1' }] },
      }) +
      podYaml('shop/init', { spec: { initContainers: [proxy] } });
    expect(subjectsOf(findIn(podImageAuto, yaml))).toEqual([
      'east Pod shop/bad',
    ]);
  });
});
