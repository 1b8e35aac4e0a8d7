import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkout } from '../../processes/portal';
import type { Check } from '../runChecks';
import type { Stage } from '../stage';
import { expectedOf, tarballFaults } from '../tarball';

/** What would be published. */
export const packageChecks: Check<Stage>[] = [
  {
    title: 'every tarball holds what a user needs and nothing of tests',
    async look({ packages }) {
      assert.equal(packages.length, 6, 'packages of the suite');
      const faults = packages.flatMap(({ folder, tarball }) => {
        const source = join(checkout, 'plugins', folder);
        return tarballFaults(tarball, expectedOf(source, checkout)).map(
          fault => `${tarball.manifest.name}: ${fault}`,
        );
      });
      assert.deepEqual(faults, []);
    },
  },
];
