import { findIn, manifest, namespaceYaml, subjectsOf } from '../../testing';
import { deploymentImageAuto } from './deployment-image-auto';

describe('deployment-image-auto', () => {
  const deployment = (labels = {}) =>
    manifest('apps/v1', 'Deployment', 'shop/gw', {
      spec: {
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
        },
      },
    });

  it('names one that no injector selects', () => {
    expect(
      subjectsOf(
        findIn(deploymentImageAuto, namespaceYaml('shop') + deployment()),
      ),
    ).toEqual(['east Deployment shop/gw']);
  });

  it('is silent where a label of the pod or of the namespace asks for it', () => {
    const asking = deployment({ 'sidecar.istio.io/inject': 'true' });
    expect(findIn(deploymentImageAuto, namespaceYaml('shop') + asking)).toEqual(
      [],
    );
    const enabled = namespaceYaml('shop', { 'istio-injection': 'enabled' });
    expect(findIn(deploymentImageAuto, enabled + deployment())).toEqual([]);
  });
});
