import assert from 'node:assert/strict';
import { expectCode, expectStatus, group } from '../case';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

/** What every discovery answer says of a resource. */
function facts(resources: any[], name: string) {
  const found = resources.find(r => r.name === name);
  assert.ok(found, `no ${name}`);
  const { kind, namespaced, singularName, shortNames, categories } = found;
  return { kind, namespaced, singularName, shortNames, categories };
}

export const discovery = group('discovery', {
  'names the groups and their preferred version': async ({ client }) => {
    const { body } = expectCode(await client.get('/apis'), 200);
    const preferred = Object.fromEntries(
      body.groups.map((g: any) => [g.name, g.preferredVersion.version]),
    );
    assert.equal(preferred.apps, 'v1');
    assert.equal(preferred['gateway.networking.k8s.io'], 'v1');
    assert.equal(preferred['networking.istio.io'], 'v1');
    assert.equal(preferred['security.istio.io'], 'v1');
    assert.equal(preferred['telemetry.istio.io'], 'v1');
    assert.equal(preferred['extensions.istio.io'], 'v1alpha1');
  },
  'names the resources of a group version': async ({ client }) => {
    const { body } = await client.get('/apis/gateway.networking.k8s.io/v1');
    assert.equal(body.groupVersion, 'gateway.networking.k8s.io/v1');
    assert.deepEqual(facts(body.resources, 'gateways'), {
      kind: 'Gateway',
      namespaced: true,
      singularName: 'gateway',
      shortNames: ['gtw'],
      categories: ['gateway-api'],
    });
    assert.ok(facts(body.resources, 'gateways/status'));
    assert.equal(facts(body.resources, 'gatewayclasses').namespaced, false);
  },
  'names subresources of other kinds': async ({ client }) => {
    const { body } = await client.get('/apis/apps/v1');
    const scale = body.resources.find(
      (r: any) => r.name === 'deployments/scale',
    );
    assert.deepEqual(
      [scale.group, scale.version, scale.kind],
      ['autoscaling', 'v1', 'Scale'],
    );
  },
  'serves the core group': async ({ client }) => {
    const { body } = await client.get('/api/v1');
    assert.deepEqual(facts(body.resources, 'namespaces').shortNames, ['ns']);
    assert.deepEqual(facts(body.resources, 'pods').categories, ['all']);
    assert.equal(
      facts(body.resources, 'serviceaccounts/token').kind,
      'TokenRequest',
    );
  },
  'answers in one document to who asks for it': async ({ client }) => {
    const answer = await client.get('/apis', { accept: AGGREGATED });
    assert.match(
      String(answer.headers['content-type']),
      /APIGroupDiscoveryList/,
    );
    const apps = answer.body.items.find((i: any) => i.metadata.name === 'apps');
    const [version] = apps.versions;
    const found = version.resources.find(
      (r: any) => r.resource === 'deployments',
    );
    assert.equal(found.scope, 'Namespaced');
    assert.equal(found.responseKind.kind, 'Deployment');
    const subresources = found.subresources.map((s: any) => s.subresource);
    assert.deepEqual(subresources.sort(), ['scale', 'status']);
  },
  'serves schemas and says that it validates fields': async ({ client }) => {
    const { body } = await client.get('/openapi/v3');
    const { serverRelativeURL } = body.paths['apis/apps/v1'];
    const document = (await client.get(serverRelativeURL)).body;
    const [, patch] = Object.entries<any>(document.paths)
      .filter(([path]) => path.endsWith('/deployments/{name}'))
      .map(([path, item]) => [path, item.patch])[0];
    const parameters = patch.parameters.map((p: any) => p.name);
    assert.ok(parameters.includes('fieldValidation'));
    const schema = document.components.schemas['io.k8s.api.apps.v1.Deployment'];
    assert.deepEqual(schema['x-kubernetes-group-version-kind'], [
      { group: 'apps', kind: 'Deployment', version: 'v1' },
    ]);
  },
  'serves schemas of custom kinds': async ({ client }) => {
    const { body } = await client.get('/openapi/v3');
    const { serverRelativeURL } = body.paths['apis/security.istio.io/v1'];
    const document = (await client.get(serverRelativeURL)).body;
    const schema =
      document.components.schemas['io.istio.security.v1.PeerAuthentication'];
    assert.ok(schema.properties.spec.properties.mtls);
  },
  'says its version': async ({ client }) => {
    const { body } = await client.get('/version');
    assert.equal(body.major, '1');
    assert.match(body.gitVersion, /^v1\.\d+\.\d+/);
  },
  'does not know what it does not know': async ({ client }) => {
    const group404 = await client.get('/apis/nowhere.example/v1/things');
    assert.equal(group404.code, 404);
    assert.equal(group404.text, '404 page not found\n');
    expectStatus(
      await client.get('/api/v1/nothings'),
      404,
      'NotFound',
      'the server could not find the requested resource',
    );
  },
});
