import { test } from 'node:test';
import { remoteSecretLife, runLife } from '../../../packages/fleet/src/life';
import { groundOf } from './life/ground';
import { runningFleet } from './support/runningFleet';

// By its name after all tests that register clusters: istiod can be left as one that takes no registration any more (see
// docs/judges.md, stand-ins). Nothing here is played.
const fleet = runningFleet();
const [first, second] = fleet.clusters;

test(`${remoteSecretLife.name}: istiod says what the life says`, () =>
  runLife(remoteSecretLife, groundOf(fleet, second, first)));
