import { startCluster, type FleetCluster } from '../api';
import { World } from './case';
import { CONTRACT } from './contract';
import type { Target } from './target';

let cluster: FleetCluster;
let target: Target;

beforeAll(async () => {
  cluster = await startCluster({ name: 'contract' });
  target = {
    name: cluster.name,
    url: cluster.url,
    ca: cluster.caPem,
    token: cluster.adminToken,
  };
});
afterAll(() => cluster.close());

describe.each(CONTRACT)('contract: $name', ({ cases }) => {
  it.each(cases)('$name', async ({ run }) => {
    const world = new World(target);
    // What a case promises it asserts itself.
    await expect(
      run(world).finally(() => world.end()),
    ).resolves.toBeUndefined();
  });
});
