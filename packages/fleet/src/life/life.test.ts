import { startFleet, type Fleet, type FleetMember } from '../fleet';
import {
  bindingLife,
  captureLife,
  remoteSecretLife,
  runLife,
  waypointLife,
  type Ground,
} from '.';

// Waits end when they are met; the limit is for busy machines.
jest.setTimeout(70_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({
    clusters: ['prod-eu-1', 'prod-us-1'],
    ports: 'any',
    remoteClusterTimeoutMs: 3_000,
  });
});
afterAll(() => fleet.close());

const target = ({ cluster, story }: FleetMember) => ({
  name: story.name,
  url: cluster.url,
  ca: cluster.caPem,
  token: cluster.adminToken,
});

const ground = (): Ground => {
  const cluster = fleet.member('prod-eu-1');
  return {
    cluster: target(cluster),
    istiodUrl: cluster.istiodMonitoringUrl,
    peer: target(fleet.member('prod-us-1')),
  };
};

// The same lives are lived on real control planes: tools/real/test/life.test.ts.
describe('the stand-ins live as the real parts do', () => {
  it.each([waypointLife, bindingLife, remoteSecretLife, captureLife])(
    '$name',
    async life => {
      // What a life promises it asserts itself.
      await expect(runLife(life, ground())).resolves.toBeUndefined();
    },
  );
});
