import assert from 'node:assert/strict';
import { JSON_PATCH, MERGE, STRATEGIC } from '../client';
import { expectCode, expectStatus, group, ownedBy } from '../case';
import * as make from '../objects';
import { by, inNamespace } from '../objects';

export const objects = group('objects', {
  'are created, read, changed and deleted': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const made = expectCode(
      await client.post(configMaps, make.configMap('a', { x: '1' })),
      201,
    ).body;
    assert.match(made.metadata.uid, /^[0-9a-f-]{36}$/);
    assert.match(made.metadata.creationTimestamp, /^\d{4}-.*:\d\dZ$/);
    const changed = { ...made, data: { x: '2' } };
    const stored = expectCode(
      await client.put(`${configMaps}/a`, changed),
      200,
    );
    assert.equal(stored.body.data.x, '2');
    assert.notEqual(
      stored.body.metadata.resourceVersion,
      made.metadata.resourceVersion,
    );
    const gone = expectCode(await client.delete(`${configMaps}/a`), 200).body;
    assert.equal(gone.kind, 'Status');
    assert.deepEqual(gone.details, {
      name: 'a',
      kind: 'configmaps',
      uid: made.metadata.uid,
    });
    expectStatus(
      await client.get(`${configMaps}/a`),
      404,
      'NotFound',
      'configmaps "a" not found',
    );
  },
  'exist once': async world => {
    const { configMaps } = inNamespace(await world.namespace());
    await world.client.post(configMaps, make.configMap('a'));
    expectStatus(
      await world.client.post(configMaps, make.configMap('a')),
      409,
      'AlreadyExists',
      'configmaps "a" already exists',
    );
  },
  'get a name when asked': async world => {
    const { configMaps } = inNamespace(await world.namespace());
    const { body } = await world.client.post(configMaps, {
      metadata: { generateName: 'gen-' },
    });
    assert.match(body.metadata.name, /^gen-[a-z0-9]{5}$/);
  },
  'are not overwritten from an old state': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const { body } = await client.post(configMaps, make.configMap('a'));
    await client.put(`${configMaps}/a`, { ...body, data: { x: '1' } });
    expectStatus(
      await client.put(`${configMaps}/a`, { ...body, data: { x: '2' } }),
      409,
      'Conflict',
      'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
    );
  },
  'of another uid are not touched': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(configMaps, make.configMap('a'));
    const uid = '11111111-2222-3333-4444-555555555555';
    const other = make.configMap('a', {}, { uid });
    expectStatus(
      await client.put(`${configMaps}/a`, other),
      409,
      'Conflict',
      /Precondition failed: UID in precondition/,
    );
    expectStatus(
      await client.patch(`${configMaps}/a`, MERGE, { metadata: { uid } }),
      422,
      'Invalid',
      /metadata\.uid: Invalid value: .*: field is immutable/,
    );
    const preconditions = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      preconditions: { uid },
    };
    expectStatus(
      await client.delete(`${configMaps}/a`, { body: preconditions }),
      409,
      'Conflict',
      /^Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition \(.*\) does not match the UID in record/,
    );
  },
  'keep their resourceVersion when nothing changes': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const { body } = await client.post(
      configMaps,
      make.configMap('a', { x: '1' }),
    );
    const same = await client.patch(`${configMaps}/a`, MERGE, {
      data: { x: '1' },
    });
    assert.equal(
      same.body.metadata.resourceVersion,
      body.metadata.resourceVersion,
    );
  },
  'are not written in a dry run': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    expectCode(
      await client.post(`${configMaps}?dryRun=All`, make.configMap('a')),
      201,
    );
    expectStatus(await client.get(`${configMaps}/a`), 404, 'NotFound');
    await client.post(configMaps, make.configMap('a', { x: '1' }));
    const dry = await client.patch(`${configMaps}/a?dryRun=All`, MERGE, {
      data: { x: '2' },
    });
    assert.equal(dry.body.data.x, '2');
    await client.delete(`${configMaps}/a?dryRun=All`);
    assert.equal((await client.get(`${configMaps}/a`)).body.data.x, '1');
  },
  'need a namespace that exists': async ({ client }) => {
    expectStatus(
      await client.post(
        '/api/v1/namespaces/nowhere/configmaps',
        make.configMap('a'),
      ),
      404,
      'NotFound',
      'namespaces "nowhere" not found',
    );
  },
  'have names and labels of one grammar': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    expectStatus(
      await client.post(configMaps, make.configMap('Not_A_Name')),
      422,
      'Invalid',
      /metadata\.name: Invalid value: "Not_A_Name": a lowercase RFC 1123 subdomain/,
    );
    expectStatus(
      await client.post(
        configMaps,
        make.configMap('a', {}, { labels: { 'bad key': 'v' } }),
      ),
      422,
      'Invalid',
      /metadata\.labels: Invalid value: "bad key"/,
    );
  },
  'change by merge patch': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(configMaps, make.configMap('a', { x: '1', y: '2' }));
    const { body } = await client.patch(`${configMaps}/a`, MERGE, {
      metadata: { labels: { team: 'payments' } },
      data: { x: null },
    });
    assert.deepEqual(body.data, { y: '2' });
    assert.deepEqual(body.metadata.labels, { team: 'payments' });
  },
  'change by JSON patch': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(configMaps, make.configMap('a', { x: '1' }));
    const path = `${configMaps}/a`;
    const { body } = await client.patch(path, JSON_PATCH, [
      { op: 'test', path: '/data/x', value: '1' },
      { op: 'replace', path: '/data/x', value: '2' },
      { op: 'add', path: '/metadata/labels', value: { a: 'b' } },
    ]);
    assert.equal(body.data.x, '2');
    expectStatus(
      await client.patch(path, JSON_PATCH, [
        { op: 'test', path: '/data/x', value: '1' },
      ]),
      422,
      'Invalid',
      /the server rejected our request due to an error in our request/,
    );
  },
  'restart by the patch that kubectl rollout restart sends': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    await client.post(deployments, make.deployment('web'));
    const at = { 'kubectl.kubernetes.io/restartedAt': '2026-11-24T08:00:00Z' };
    const { body } = await client.patch(
      `${deployments}/web${by('kubectl-rollout')}`,
      STRATEGIC,
      { spec: { template: { metadata: { annotations: at } } } },
    );
    assert.deepEqual(body.spec.template.metadata.annotations, at);
    assert.equal(body.metadata.generation, 2);
    assert.deepEqual(body.spec.template.metadata.labels, { app: 'web' });
  },
  'of custom kinds know no strategic merge patch': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    await client.post(gateways, make.waypoint('wp'));
    expectStatus(
      await client.patch(`${gateways}/wp`, STRATEGIC, { metadata: {} }),
      415,
      'UnsupportedMediaType',
    );
  },
  'say who wrote what': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(
      `${configMaps}${by('first')}`,
      make.configMap('a', { x: '1', y: '1' }),
    );
    const { body } = await client.patch(
      `${configMaps}/a${by('second')}`,
      MERGE,
      {
        data: { y: '2' },
      },
    );
    assert.deepEqual(ownedBy(body, 'first').fieldsV1, {
      'f:data': { '.': {}, 'f:x': {} },
    });
    assert.deepEqual(ownedBy(body, 'second').fieldsV1, {
      'f:data': { 'f:y': {} },
    });
    assert.equal(ownedBy(body, 'second').operation, 'Update');
  },
  'are written under the name of the program unless told otherwise':
    async world => {
      const { configMaps } = inNamespace(await world.namespace());
      const { body } = await world.client.post(
        configMaps,
        make.configMap('a', { x: '1' }),
      );
      assert.ok(ownedBy(body, 'contract'));
    },
  'have a generation that counts changes of the spec': async world => {
    const { client } = world;
    const { deployments, gateways } = inNamespace(await world.namespace());
    for (const [path, object, change] of [
      [deployments, make.deployment('x'), { spec: { minReadySeconds: 5 } }],
      [gateways, make.waypoint('x'), { spec: { gatewayClassName: 'other' } }],
    ] as const) {
      const made = await client.post(path, object);
      assert.equal(made.body.metadata.generation, 1);
      const labelled = await client.patch(`${path}/x`, MERGE, {
        metadata: { labels: { a: 'b' } },
      });
      assert.equal(labelled.body.metadata.generation, 1);
      const changed = await client.patch(`${path}/x`, MERGE, change);
      assert.equal(changed.body.metadata.generation, 2);
    }
  },
});
