import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { doubledGrants, grantWords, readGrants, uses } from '../grants';
import { testEnrolment } from './portal/enrol';
import { testKilled } from './portal/killed';
import { Portal } from './portal/portal';
import { testRegistration } from './portal/register';
import { closeShop, openShop } from './portal/shop';
import { testViewers } from './portal/viewers';
import { testWaypoint } from './portal/waypoint';
import { Witness } from './portal/witness';
import { runningFleet } from './support/runningFleet';

// The product, with only what deploy/rbac grants, on clusters that it does not know; the API servers' audit logs as witness.
const fleet = runningFleet();
const [first] = fleet.clusters;
const SHOP = 'real-portal';
const witnesses = fleet.clusters.map(each => new Witness(each));

let portal: Portal;
const portalOf = () => portal;

// The runner ends its files so; PostgreSQL and the portal end with this process where it ends by itself.
process.once('SIGTERM', () => process.exit(143));

before(async () => {
  portal = await Portal.start(fleet, [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'cart',
        annotations: {
          'mesh-onboarding.io/namespaces': `${first.name}/${SHOP}`,
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'team-payments',
      },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/team-payments' },
      ],
    },
  ]);
  await openShop(first, SHOP, portal);
});
after(async () => {
  await closeShop(first, SHOP);
  await portal?.stop();
});

testEnrolment(first, SHOP, portalOf);
testWaypoint(first, SHOP, portalOf);
testViewers(first, 'cart', portalOf);
testRegistration(fleet, portalOf);
testKilled(fleet, portalOf);

// The last: it judges all calls of the tests above.
describe('over all of this', () => {
  const calls = () => witnesses.flatMap(each => each.calls());
  const grants = readGrants(
    join(__dirname, '..', '..', '..', 'deploy', 'rbac'),
  );

  test('the portal was refused nothing', () => {
    const refused = calls().filter(({ code }) => code === 401 || code === 403);
    assert.deepEqual(refused, []);
  });

  test('every verb that deploy/rbac grants was used, and none is granted twice', () => {
    const all = calls();
    const unused = grants.filter(grant => !all.some(call => uses(call, grant)));
    assert.deepEqual(unused.map(grantWords), []);
    assert.deepEqual(doubledGrants(grants).map(grantWords), []);
  });
});
