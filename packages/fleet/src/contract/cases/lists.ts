import assert from 'node:assert/strict';
import { TABLE } from '../client';
import { expectCode, expectStatus, group, type World } from '../case';
import * as make from '../objects';
import { inNamespace } from '../objects';

async function five(world: World) {
  const { configMaps } = inNamespace(await world.namespace());
  for (const [i, tier] of ['a', 'b', 'a', 'c', 'a'].entries()) {
    const labels = { tier, set: 'five' };
    await world.client.post(
      configMaps,
      make.configMap(`cm-${i}`, {}, { labels }),
    );
  }
  return configMaps;
}

const names = (body: any): string[] =>
  body.items.map((i: any) => i.metadata.name);

export const lists = group('lists', {
  'have a type, a version and items without type': async world => {
    const configMaps = await five(world);
    const { body } = await world.client.get(
      `${configMaps}?labelSelector=set=five`,
    );
    assert.equal(body.kind, 'ConfigMapList');
    assert.match(body.metadata.resourceVersion, /^\d+$/);
    assert.equal(body.items[0].kind, undefined);
  },
  'of custom kinds have items with type': async world => {
    const { gateways } = inNamespace(await world.namespace());
    await world.client.post(gateways, make.waypoint('wp'));
    const { body } = await world.client.get(gateways);
    assert.equal(body.kind, 'GatewayList');
    assert.equal(body.items[0].kind, 'Gateway');
  },
  'select by label': async world => {
    const configMaps = await five(world);
    const select = async (selector: string) =>
      names(
        (
          await world.client.get(
            `${configMaps}?labelSelector=${encodeURIComponent(selector)}`,
          )
        ).body,
      );
    assert.deepEqual(await select('tier=a,set'), ['cm-0', 'cm-2', 'cm-4']);
    assert.deepEqual(await select('tier in (b, c)'), ['cm-1', 'cm-3']);
    assert.deepEqual(await select('set=five,tier notin (a)'), ['cm-1', 'cm-3']);
    assert.deepEqual(await select('set,tier!=a'), ['cm-1', 'cm-3']);
    assert.deepEqual(await select('set,!tier'), []);
  },
  'refuse a selector that cannot be read': async world => {
    const configMaps = await five(world);
    expectStatus(
      await world.client.get(`${configMaps}?labelSelector=a%20in%20(b`),
      400,
      'BadRequest',
      /unable to parse requirement/,
    );
  },
  'select by field': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const { pods } = inNamespace(ns);
    await client.post(pods, make.pod('one', { nodeName: 'contract-1' }));
    await client.post(pods, make.pod('two', { nodeName: 'contract-2' }));
    const on = await client.get(
      `${pods}?fieldSelector=spec.nodeName=contract-1`,
    );
    assert.deepEqual(names(on.body), ['one']);
    const pending = await client.get(
      `/api/v1/pods?fieldSelector=metadata.namespace=${ns},status.phase!=Running`,
    );
    assert.deepEqual(names(pending.body), ['one', 'two']);
    expectStatus(
      await client.get(`${pods}?fieldSelector=spec.nothing=x`),
      400,
      'BadRequest',
      /field label not supported: spec\.nothing/,
    );
  },
  'come in pages that show one state': async world => {
    const { client } = world;
    const configMaps = await five(world);
    const query = `${configMaps}?limit=2`;
    const first = (await client.get(query)).body;
    assert.equal(first.items.length, 2);
    assert.ok(first.metadata.remainingItemCount >= 3);
    await client.delete(`${configMaps}/cm-4`);
    await client.post(configMaps, make.configMap('cm-9'));
    let { continue: token } = first.metadata;
    const seen = names(first);
    while (token) {
      const page = (
        await client.get(`${query}&continue=${encodeURIComponent(token)}`)
      ).body;
      assert.equal(
        page.metadata.resourceVersion,
        first.metadata.resourceVersion,
      );
      seen.push(...names(page));
      token = page.metadata.continue;
    }
    const wanted = ['cm-0', 'cm-1', 'cm-2', 'cm-3', 'cm-4'];
    assert.deepEqual(
      seen.filter(n => n.startsWith('cm-')),
      wanted,
    );
  },
  'refuse a token that is none': async ({ client }) => {
    expectStatus(
      await client.get('/api/v1/pods?limit=1&continue=nonsense'),
      400,
      'BadRequest',
      /continue/,
    );
  },
  'do not reach into the future': async ({ client }) => {
    const answer = expectStatus(
      await client.get('/api/v1/pods?resourceVersion=999999999'),
      504,
      'Timeout',
      /Too large resource version: 999999999, current: \d+/,
    );
    assert.equal(
      answer.body.details.causes[0].reason,
      'ResourceVersionTooLarge',
    );
  },
  'are tables for kubectl': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    await client.post(deployments, make.deployment('web', { replicas: 0 }));
    const { body } = await client.get(deployments, { accept: TABLE });
    assert.equal(body.kind, 'Table');
    const columns = body.columnDefinitions.map((c: any) => [
      c.name,
      c.priority,
    ]);
    assert.deepEqual(columns, [
      ['Name', 0],
      ['Ready', 0],
      ['Up-to-date', 0],
      ['Available', 0],
      ['Age', 0],
      ['Containers', 1],
      ['Images', 1],
      ['Selector', 1],
    ]);
    const [row] = body.rows;
    assert.deepEqual(
      [...row.cells.slice(0, 4), ...row.cells.slice(5)],
      ['web', '0/0', 0, 0, 'app', 'registry.example/app:1', 'app=web'],
    );
    assert.equal(row.object.kind, 'PartialObjectMetadata');
  },
  'are tables with the columns of a custom kind': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    await client.post(gateways, make.waypoint('wp'));
    const { body } = await client.get(`${gateways}/wp`, { accept: TABLE });
    const columns = body.columnDefinitions.map((c: any) => c.name);
    assert.deepEqual(columns, [
      'Name',
      'Class',
      'Address',
      'Programmed',
      'Age',
    ]);
    assert.deepEqual(body.rows[0].cells.slice(0, 2), ['wp', 'istio-waypoint']);
  },
  'can be metadata only': async world => {
    const { client } = world;
    const { secrets } = inNamespace(await world.namespace());
    await client.post(secrets, {
      metadata: { name: 's' },
      stringData: { a: 'b' },
    });
    const { body } = await client.get(secrets, {
      accept:
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    });
    assert.equal(body.kind, 'PartialObjectMetadataList');
    assert.equal(body.items[0].data, undefined);
  },
  'are deleted as a whole': async world => {
    const configMaps = await five(world);
    const answer = await world.client.delete(
      `${configMaps}?labelSelector=tier=a`,
    );
    expectCode(answer, 200);
    const left = await world.client.get(`${configMaps}?labelSelector=set`);
    assert.deepEqual(names(left.body), ['cm-1', 'cm-3']);
  },
  'are served in every version of a kind': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const { peerAuthentications } = inNamespace(ns);
    const spec = { mtls: { mode: 'STRICT' } };
    await client.post(
      peerAuthentications,
      make.peerAuthentication('default', spec),
    );
    const { body } = await client.get(
      `/apis/security.istio.io/v1beta1/namespaces/${ns}/peerauthentications/default`,
    );
    assert.equal(body.apiVersion, 'security.istio.io/v1beta1');
    assert.deepEqual(body.spec, spec);
  },
});
