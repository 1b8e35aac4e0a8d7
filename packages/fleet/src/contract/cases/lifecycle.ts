import assert from 'node:assert/strict';
import { MERGE } from '../client';
import {
  eventually,
  expectCode,
  expectStatus,
  group,
  type World,
} from '../case';
import * as make from '../objects';
import { inNamespace } from '../objects';

const isGone = (world: World, path: string) =>
  eventually(
    `${path} is gone`,
    async () => {
      const { code } = await world.client.get(path);
      return code === 404;
    },
    60_000,
  );

const ownedBy = (owner: any, more: object = {}) => ({
  ownerReferences: [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid,
      ...more,
    },
  ],
});

export const lifecycle = group('lifecycle', {
  'a namespace has a label, a phase and a finalizer from the start':
    async world => {
      const ns = await world.namespace();
      const { body } = await world.client.get(`/api/v1/namespaces/${ns}`);
      assert.equal(body.metadata.labels['kubernetes.io/metadata.name'], ns);
      assert.equal(body.status.phase, 'Active');
      assert.deepEqual(body.spec.finalizers, ['kubernetes']);
    },
  'kube-system is there and has a uid': async ({ client }) => {
    const { body } = expectCode(
      await client.get('/api/v1/namespaces/kube-system'),
      200,
    );
    assert.match(body.metadata.uid, /^[0-9a-f-]{36}$/);
  },
  'a namespace empties itself and goes': async world => {
    const { client } = world;
    const paths = inNamespace(await world.namespace());
    await client.post(paths.configMaps, make.configMap('a'));
    await client.post(paths.gateways, make.waypoint('wp'));
    const { body } = expectCode(await client.delete(paths.itself), 200);
    assert.equal(body.status.phase, 'Terminating');
    assert.ok(body.metadata.deletionTimestamp);
    await isGone(world, paths.itself);
    expectStatus(await client.get(`${paths.gateways}/wp`), 404, 'NotFound');
  },
  'a namespace that goes takes nothing new and waits for finalizers':
    async world => {
      const { client } = world;
      const paths = inNamespace(await world.namespace());
      await client.post(
        paths.configMaps,
        make.configMap('a', {}, { finalizers: ['example.org/hold'] }),
      );
      await client.delete(paths.itself);
      expectStatus(
        await client.post(paths.configMaps, make.configMap('b')),
        403,
        'Forbidden',
        /unable to create new content in namespace .* because it is being terminated/,
      );
      await eventually('the object is marked', async () => {
        const { body } = await client.get(`${paths.configMaps}/a`);
        return body.metadata?.deletionTimestamp;
      });
      expectCode(await client.get(paths.itself), 200);
      await client.patch(`${paths.configMaps}/a`, MERGE, {
        metadata: { finalizers: null },
      });
      await isGone(world, paths.itself);
    },
  'an object with a finalizer waits for it': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(
      configMaps,
      make.configMap('a', {}, { finalizers: ['example.org/hold'] }),
    );
    const { body } = expectCode(await client.delete(`${configMaps}/a`), 200);
    assert.ok(body.metadata.deletionTimestamp);
    assert.equal(body.metadata.deletionGracePeriodSeconds, 0);
    await client.patch(`${configMaps}/a`, MERGE, {
      metadata: { finalizers: null },
    });
    expectStatus(await client.get(`${configMaps}/a`), 404, 'NotFound');
  },
  'what has lost its owner goes': async world => {
    const { client } = world;
    const { configMaps, secrets } = inNamespace(await world.namespace());
    const owner = (await client.post(configMaps, make.configMap('owner'))).body;
    await client.post(configMaps, make.configMap('child', {}, ownedBy(owner)));
    const child = (await client.get(`${configMaps}/child`)).body;
    await client.post(secrets, {
      metadata: { name: 'grandchild', ...ownedBy(child) },
    });
    await client.delete(`${configMaps}/owner`);
    await isGone(world, `${configMaps}/child`);
    await isGone(world, `${secrets}/grandchild`);
  },
  'an owner that is deleted in the foreground goes last': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const owner = (await client.post(configMaps, make.configMap('owner'))).body;
    const metadata = {
      ...ownedBy(owner, { blockOwnerDeletion: true }),
      finalizers: ['example.org/hold'],
    };
    await client.post(configMaps, make.configMap('child', {}, metadata));
    await client.delete(`${configMaps}/owner?propagationPolicy=Foreground`);
    await eventually('the child is marked', async () => {
      const { body } = await client.get(`${configMaps}/child`);
      return body.metadata?.deletionTimestamp;
    });
    const waiting = (await client.get(`${configMaps}/owner`)).body;
    assert.deepEqual(waiting.metadata.finalizers, ['foregroundDeletion']);
    await client.patch(`${configMaps}/child`, MERGE, {
      metadata: { finalizers: null },
    });
    await isGone(world, `${configMaps}/owner`);
  },
  'an owner can leave its dependents behind': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const owner = (await client.post(configMaps, make.configMap('owner'))).body;
    await client.post(configMaps, make.configMap('child', {}, ownedBy(owner)));
    await client.delete(`${configMaps}/owner?propagationPolicy=Orphan`);
    await isGone(world, `${configMaps}/owner`);
    const { body } = expectCode(await client.get(`${configMaps}/child`), 200);
    assert.equal(body.metadata.ownerReferences, undefined);
  },
});
