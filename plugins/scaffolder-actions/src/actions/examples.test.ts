import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { parse } from 'yaml';
import {
  actionContext,
  aRequest,
  meshServer,
  testAccess,
} from '../__testUtils__/meshServer';
import { createClusterRegisterAction } from './clusterRegister';
import { createNamespaceEnrollAction } from './namespaceEnroll';
import { createRequestWaitAction } from './requestWait';
import { createWaypointRequestAction } from './waypointRequest';

const access = testAccess();
const actions: TemplateAction<any, any>[] = [
  createNamespaceEnrollAction(access),
  createWaypointRequestAction(access),
  createClusterRegisterAction(access),
  createRequestWaitAction(access),
];

const examples = actions.flatMap(action =>
  (action.examples ?? []).map(({ description, example }) => ({
    name: `${action.id}: ${description}`,
    action,
    step: parse(example).steps[0],
  })),
);
const filing = examples.filter(e => e.action.id !== 'mesh:request:wait');
const waiting = examples.filter(e => e.action.id === 'mesh:request:wait');

/** What a template would render; examples show the expression. */
function rendered(input: object): object {
  return JSON.parse(
    JSON.stringify(input).replace(/\$\{\{[^}]*\}\}/g, 'rendered-in-a-template'),
  );
}

describe('examples', () => {
  const mesh = meshServer();
  beforeEach(() => mesh.answers(() => ({ status: 201, body: aRequest() })));

  it('exist for every action and name it', () => {
    expect(new Set(examples.map(e => e.step.action))).toEqual(
      new Set(actions.map(a => a.id)),
    );
  });

  it.each(filing)('$name', async ({ action, step }) => {
    await action.handler(actionContext(rendered(step.input)));
    expect(routes.fileRequest.body.parse(mesh.seen[0].body)).toMatchObject(
      rendered(step.input),
    );
  });

  it.each(waiting)('$name', async ({ action, step }) => {
    await action.handler(actionContext(rendered(step.input)));
    expect(mesh.seen[0].path).toBe('/requests/rendered-in-a-template');
  });
});
