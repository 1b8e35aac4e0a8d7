import { startTestBackend } from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleMesh from '.';

describe('the scaffolder module', () => {
  it('registers the actions with typed input and output', async () => {
    const addActions = jest.fn();
    await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [
        scaffolderModuleMesh,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://portal.test' } },
        }),
      ],
    });
    const actions = addActions.mock.calls.flat();
    expect(actions.map(a => a.id)).toEqual([
      'mesh:namespace:enroll',
      'mesh:waypoint:request',
      'mesh:cluster:register',
      'mesh:request:wait',
    ]);
    for (const action of actions) {
      expect(action.schema.input.type).toBe('object');
      expect(action.schema.output.type).toBe('object');
      expect(action.examples.length).toBeGreaterThan(0);
    }
  });
});
