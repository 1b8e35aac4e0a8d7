import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TemplateEntityProvider } from './TemplateEntityProvider';

const folder = resolvePackagePath(
  '@mesh-onboarding/backstage-plugin-catalog-backend-module-mesh',
  'templates',
);

describe('the templates that ship', () => {
  it('reach the catalog with an owner', async () => {
    const applyMutation = jest.fn();
    await new TemplateEntityProvider({
      owner: 'group:default/platform',
      folder,
    }).connect({ applyMutation, refresh: jest.fn() });
    const [{ entities }] = applyMutation.mock.calls[0];
    expect(
      entities.map((e: any) => [e.entity.metadata.name, e.entity.spec.owner]),
    ).toEqual([
      ['mesh-enrol-namespace', 'group:default/platform'],
      ['mesh-register-cluster', 'group:default/platform'],
      ['mesh-request-waypoint', 'group:default/platform'],
    ]);
  });

  it('take no URL and no token as input', async () => {
    const templates = await new TemplateEntityProvider({
      owner: 'group:default/platform',
      folder,
    }).readTemplates();
    for (const { spec } of templates) {
      const inputs = (spec as any).steps.flatMap((step: any) =>
        Object.keys(step.input),
      );
      expect(inputs).not.toEqual(
        expect.arrayContaining([
          expect.stringMatching(/token|url|server|kubeconfig/i),
        ]),
      );
    }
  });
});
