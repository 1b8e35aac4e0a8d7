import {
  findIn,
  injectorYaml,
  istioYaml,
  namespaceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { proxyImageOutdated } from './proxy-image-outdated';

describe('proxy-image-outdated', () => {
  const enabled = namespaceYaml('shop', { 'istio-injection': 'enabled' });
  const pod = (name: string, image: string, annotations = {}) =>
    sidecarPod(name, {
      annotations,
      spec: { containers: [{ name: 'istio-proxy', image }] },
    });
  const current = 'docker.io/istio/proxyv2:1.31.0';

  it('names the namespace and its pods of another version', () => {
    const yaml =
      enabled +
      injectorYaml() +
      pod('shop/old', 'docker.io/istio/proxyv2:1.30.0') +
      pod('shop/new', current) +
      pod('shop/own', 'mine', { 'sidecar.istio.io/proxyImage': 'mine' });
    const [found, ...others] = findIn(proxyImageOutdated, yaml);
    expect(others).toEqual([]);
    expect(subjectsOf([found])).toEqual(['east Namespace shop']);
    expect(found.severity).toBe('warning');
    expect(found.message).toContain('old');
    expect(found.message).not.toContain('new');
  });

  it('is less about another flavour, and silent where that is configured', () => {
    const yaml =
      enabled + injectorYaml() + pod('shop/a', `${current}-distroless`);
    expect(findIn(proxyImageOutdated, yaml)[0].severity).toBe('info');
    const meant = istioYaml('ProxyConfig', 'shop/image', {
      image: { imageType: 'distroless' },
    });
    expect(findIn(proxyImageOutdated, yaml + meant)).toEqual([]);
    const mesh = { defaultConfig: { image: { imageType: 'distroless' } } };
    expect(findIn(proxyImageOutdated, { east: { yaml, mesh } })).toEqual([]);
  });

  it('compares with the injector of the revision, and not without one', () => {
    const canary = namespaceYaml('shop', { 'istio.io/rev': 'canary' });
    const yaml = canary + pod('shop/a', current);
    expect(findIn(proxyImageOutdated, yaml + injectorYaml())).toEqual([]);
    const injector = injectorYaml({ revision: 'canary', tag: '1.32.0' });
    expect(subjectsOf(findIn(proxyImageOutdated, yaml + injector))).toEqual([
      'east Namespace shop',
    ]);
  });

  it('takes the version of istiod where no injector was exported', () => {
    const old = pod('shop/old', 'docker.io/istio/proxyv2:1.30.0');
    expect(subjectsOf(findIn(proxyImageOutdated, enabled + old))).toEqual([
      'east Namespace shop',
    ]);
    expect(
      findIn(proxyImageOutdated, enabled + pod('shop/new', current)),
    ).toEqual([]);
  });
});
