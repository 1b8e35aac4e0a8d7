import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import catalogModuleMesh from '.';

async function providersWith(mesh: object) {
  const addEntityProvider = jest.fn();
  await startTestBackend({
    extensionPoints: [
      [catalogProcessingExtensionPoint, { addEntityProvider } as any],
    ],
    features: [
      catalogModuleMesh,
      mockServices.rootConfig.factory({ data: { mesh } }),
    ],
  });
  return addEntityProvider.mock.calls.map(([p]) => p.getProviderName());
}

describe('the catalog module', () => {
  it('adds clusters and templates', async () => {
    expect(await providersWith({})).toEqual([
      'mesh-clusters',
      'mesh-templates',
    ]);
  });

  it('leaves the templates out where the portal says so', async () => {
    expect(await providersWith({ catalog: { templates: false } })).toEqual([
      'mesh-clusters',
    ]);
  });
});
