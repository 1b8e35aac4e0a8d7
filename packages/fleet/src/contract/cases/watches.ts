import assert from 'node:assert/strict';
import { MERGE, TABLE, type Line } from '../client';
import { expectStatus, group } from '../case';
import * as make from '../objects';
import { inNamespace } from '../objects';

const named = (type: string, name: string) => (line: Line) =>
  line.type === type && line.object.metadata?.name === name;

const brief = (lines: Line[]) =>
  lines.map(l => [l.type, l.object.metadata?.name]);

export const watches = group('watches', {
  'tell what happens after a list': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const { resourceVersion } = (await client.get(configMaps)).body.metadata;
    const watch = await client.watch(
      `${configMaps}?watch=true&labelSelector=w&resourceVersion=${resourceVersion}`,
    );
    const labels = { w: '1' };
    await client.post(configMaps, make.configMap('a', {}, { labels }));
    await client.patch(`${configMaps}/a`, MERGE, { data: { x: '1' } });
    await client.delete(`${configMaps}/a`);
    const seen = await watch.until(named('DELETED', 'a'));
    watch.stop();
    assert.deepEqual(brief(seen), [
      ['ADDED', 'a'],
      ['MODIFIED', 'a'],
      ['DELETED', 'a'],
    ]);
    const versions = seen.map(l => Number(l.object.metadata.resourceVersion));
    assert.deepEqual(
      versions,
      [...versions].sort((x, y) => x - y),
    );
    assert.equal(seen[0].object.kind, 'ConfigMap');
  },
  'begin with what is there when no version is named': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(
      configMaps,
      make.configMap('a', {}, { labels: { w: '1' } }),
    );
    const watch = await client.watch(`${configMaps}?watch=1&labelSelector=w`);
    assert.deepEqual(brief(await watch.until(() => true)), [['ADDED', 'a']]);
    watch.stop();
  },
  'resume from a version in the past': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    // Where Istio runs, ConfigMaps of its own come into every namespace.
    const map = (name: string) =>
      make.configMap(name, {}, { labels: { w: '1' } });
    const a = (await client.post(configMaps, map('a'))).body;
    await client.post(configMaps, map('b'));
    await client.delete(`${configMaps}/a`);
    const watch = await client.watch(
      `${configMaps}?watch=1&labelSelector=w&resourceVersion=${a.metadata.resourceVersion}`,
    );
    const seen = await watch.until(named('DELETED', 'a'));
    watch.stop();
    assert.deepEqual(brief(seen), [
      ['ADDED', 'b'],
      ['DELETED', 'a'],
    ]);
  },
  'show objects come into a selector and leave it': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const { body } = await client.post(
      configMaps,
      make.configMap('a', { x: '1' }),
    );
    const { resourceVersion } = body.metadata;
    const watch = await client.watch(
      `${configMaps}?watch=1&labelSelector=in&resourceVersion=${resourceVersion}`,
    );
    const label = (value: string | null, data: object) =>
      client.patch(`${configMaps}/a`, MERGE, {
        metadata: { labels: { in: value } },
        data,
      });
    await label('1', { x: '2' });
    await label('2', { x: '3' });
    const left = (await label(null, { x: '4' })).body;
    const seen = await watch.until(named('DELETED', 'a'));
    watch.stop();
    assert.deepEqual(
      seen.map(l => l.type),
      ['ADDED', 'MODIFIED', 'DELETED'],
    );
    const last = seen[2].object;
    assert.equal(last.data.x, '3', 'the last state that matched');
    assert.equal(last.metadata.resourceVersion, left.metadata.resourceVersion);
  },
  'follow one object by its name': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    await client.post(configMaps, make.configMap('a'));
    const watch = await client.watch(
      `${configMaps}?watch=1&fieldSelector=metadata.name=a`,
    );
    await watch.until(named('ADDED', 'a'));
    await client.post(configMaps, make.configMap('b'));
    await client.delete(`${configMaps}/a`);
    assert.deepEqual(brief(await watch.until(() => true)), [['DELETED', 'a']]);
    watch.stop();
  },
  'stream the list first and say when it is complete': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const labels = { w: '1' };
    await client.post(configMaps, make.configMap('a', {}, { labels }));
    await client.post(configMaps, make.configMap('b', {}, { labels }));
    const watch = await client.watch(
      `${configMaps}?watch=1&labelSelector=w&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    const seen = await watch.until(l => l.type === 'BOOKMARK');
    watch.stop();
    assert.deepEqual(brief(seen.slice(0, -1)).sort(), [
      ['ADDED', 'a'],
      ['ADDED', 'b'],
    ]);
    const { object } = seen[2];
    assert.equal(object.kind, 'ConfigMap');
    assert.equal(
      object.metadata.annotations['k8s.io/initial-events-end'],
      'true',
    );
    assert.match(object.metadata.resourceVersion, /^\d+$/);
  },
  'stream the list of a custom kind first': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    await client.post(gateways, make.waypoint('wp'));
    const watch = await client.watch(
      `${gateways}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    const seen = await watch.until(l => l.type === 'BOOKMARK');
    watch.stop();
    assert.deepEqual(brief(seen.slice(0, -1)), [['ADDED', 'wp']]);
  },
  'say when a version is too old': async ({ client }) => {
    // A custom kind: a real server that started on an empty etcd remembers everything of its own kinds.
    const watch = await client.watch(
      '/apis/gateway.networking.k8s.io/v1/gateways?watch=1&resourceVersion=1',
    );
    assert.equal(watch.code, 200);
    const [line] = await watch.until(() => true);
    assert.equal(line.type, 'ERROR');
    const { kind, code, reason, message } = line.object;
    assert.deepEqual([kind, code, reason], ['Status', 410, 'Expired']);
    assert.match(message, /^too old resource version: 1 \(\d+\)$/);
    assert.equal(await watch.next(), undefined);
    assert.ok(watch.isEnded);
  },
  'refuse parameters that contradict each other': async ({ client }) => {
    expectStatus(
      await client.get('/api/v1/configmaps?watch=1&sendInitialEvents=true'),
      422,
      'Invalid',
      /sendInitialEvents requires setting resourceVersionMatch to NotOlderThan/,
    );
  },
  'end when their time is up': async world => {
    const { configMaps } = inNamespace(await world.namespace());
    const watch = await world.client.watch(
      `${configMaps}?watch=1&timeoutSeconds=1&labelSelector=none`,
    );
    assert.equal(await watch.next(4000), undefined);
    assert.ok(watch.isEnded);
  },
  'are tables for kubectl, with columns once': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    await client.post(gateways, make.waypoint('wp'));
    const watch = await client.watch(`${gateways}?watch=1`, { accept: TABLE });
    const [first] = await watch.until(() => true);
    await client.patch(`${gateways}/wp`, MERGE, {
      spec: { gatewayClassName: 'x' },
    });
    // An istiod that is there writes the status meanwhile.
    const more = await watch.until(l => l.object.rows[0].cells[1] === 'x');
    watch.stop();
    const second = more[more.length - 1];
    assert.equal(first.object.kind, 'Table');
    assert.equal(first.object.columnDefinitions[1].name, 'Class');
    assert.equal(second.type, 'MODIFIED');
    assert.deepEqual(second.object.columnDefinitions ?? [], []);
    assert.equal(second.object.rows[0].cells[1], 'x');
  },
});
