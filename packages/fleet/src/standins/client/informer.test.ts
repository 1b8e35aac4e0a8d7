import { ConfigMaps, Namespaces } from './kinds';
import { playground, type Playground } from '../testing';
import { KubeClient } from './client';
import type { Informer } from './informer';
import type { ConfigMap } from './objects';

let play: Playground;
let watcher: KubeClient;
let cache: Informer<ConfigMap>;
beforeAll(async () => {
  // So few events that a watcher which was away for some changes cannot resume.
  play = await playground(() => [], { eventWindow: 3 });
  const { url, caPem, tokenForUser } = play.cluster;
  const token = tokenForUser({ name: 'watcher', groups: ['system:masters'] });
  watcher = new KubeClient({ server: url, ca: caPem, token });
  cache = watcher.informer(ConfigMaps);
  await cache.synced;
  await play.namespace('maps');
});
afterAll(async () => {
  await watcher.close();
  await play.close();
});
afterEach(() => play.cluster.faults.clear());

const create = (name: string) =>
  play.write.create(
    ConfigMaps,
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } },
    'maps',
  );

/** Settles when the cache of the watcher knows, or no longer knows, a ConfigMap. */
function expectKnown(name: string, there = true): Promise<void> {
  return new Promise(resolve => {
    const key = `maps/${name}`;
    if (Boolean(cache.get(key)) === there) {
      resolve();
      return;
    }
    const off = cache.on(change => {
      if (change.key !== key || Boolean(change.after) !== there) return;
      off();
      resolve();
    });
  });
}
const only = { user: 'watcher' };

describe('an informer', () => {
  it('sees creations and deletions', async () => {
    const made = await create('plain');
    await expectKnown('plain');
    await play.write.remove(ConfigMaps, made);
    await expectKnown('plain', false);
  });

  it('goes on after its stream was cut', async () => {
    await create('before-cut');
    await expectKnown('before-cut');
    play.cluster.faults.add({ fault: 'cut', ...only });
    await create('after-cut');
    await expectKnown('after-cut');
  });

  it('lists again when its resource version is too old, and notices what went meanwhile', async () => {
    const made = await create('short-lived');
    await expectKnown('short-lived');
    const away = play.cluster.faults.add({
      fault: 'status',
      code: 503,
      ...only,
    });
    play.cluster.faults.add({ fault: 'cut', ...only });
    await play.write.remove(ConfigMaps, made);
    for (const name of ['one', 'two', 'three', 'born-meanwhile']) {
      await create(name);
    }
    play.cluster.faults.remove(away.id);
    await expectKnown('short-lived', false);
    await expectKnown('born-meanwhile');
  });

  it('tells a late handler what exists', async () => {
    await create('early');
    await expectKnown('early');
    const seen: string[] = [];
    cache.on(({ key }) => seen.push(key))();
    expect(seen).toContain('maps/early');
  });

  it('takes in what its own client wrote, before the watch says so', async () => {
    const mine = watcher.writer('mine');
    const namespaces = watcher.informer(Namespaces);
    await namespaces.synced;
    await mine.create(Namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'mine' },
    });
    expect(namespaces.get('mine')).toBeDefined();
  });

  it('does not take in a late answer about what is deleted', async () => {
    const made = await create('ghost');
    await expectKnown('ghost');
    await play.write.remove(ConfigMaps, made);
    await expectKnown('ghost', false);
    cache.observe(made);
    expect(cache.get('maps/ghost')).toBeUndefined();
  });
});
