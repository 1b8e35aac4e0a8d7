import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../processes/portal';
import { isSetting } from '../environment';
import type { Check } from '../runChecks';
import type { Stage } from '../stage';

/** What git sees of the checkout; empty where it is no git checkout. */
export function stateOfCheckout(): string {
  try {
    const argv = ['status', '--porcelain', '--untracked-files=all'];
    return String(execFileSync('git', argv, { cwd: checkout }));
  } catch {
    return '';
  }
}

/** Nothing was written where nobody looks for it. */
export function leftoverChecks(before: string): Check<Stage>[] {
  return [
    {
      title: 'nothing lies in the home folder',
      async look({ work }) {
        const found = readdirSync(join(work, 'home'));
        assert.deepEqual(
          found.filter(name => !isSetting(name)),
          [],
        );
      },
    },
    {
      title: 'the checkout is as it was',
      async look() {
        assert.equal(stateOfCheckout(), before);
      },
    },
  ];
}
