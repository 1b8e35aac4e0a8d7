import { join } from 'node:path';
import { checkout } from '../processes/portal';
import { backstageCli, eslint, script } from './command';
import { runBrowserTests } from './browserTests';
import { runJest } from './jest';
import { runNodeTests } from './nodeTests';
import { passed, type Result, together } from './result';

export type StepName = 'types' | 'lint' | 'config' | 'tools' | 'unit' | 'e2e';

export interface Step {
  name: StepName;
  title: string;
  needsBrowser?: boolean;
  /** Runs to the end and counts. `files`: only these, where the step has files. */
  run(files: string[]): Promise<Result>;
}

const config = (...names: string[]) =>
  names.flatMap(name => ['--config', join(checkout, name)]);

/** What `npm test` does, in this order: the quick ones first. */
export const steps: Step[] = [
  {
    name: 'types',
    title: 'type check',
    run: () => passed(script('typescript/bin/tsc')),
  },
  {
    name: 'lint',
    title: 'lint, with the layer rules',
    run: () =>
      together(
        () => passed(backstageCli('repo', 'lint', '--max-warnings', '0')),
        () =>
          passed(
            eslint(
              ...['--ext', '.ts,.mjs,.js', '--max-warnings', '0'],
              ...['tools', 'e2e'],
            ),
          ),
      ),
  },
  {
    name: 'config',
    title: 'config:check --strict',
    run: () =>
      together(
        () =>
          passed(
            backstageCli(
              'config:check',
              '--strict',
              ...config('app-config.yaml'),
            ),
          ),
        // Its variables are the operator's, so --lax takes any value for them.
        () =>
          passed(
            backstageCli(
              ...['config:check', '--lax', '--strict'],
              ...config('app-config.yaml', 'app-config.production.yaml'),
            ),
          ),
      ),
  },
  {
    name: 'tools',
    title: 'lock file, layers and tools',
    run: files => runNodeTests('tools', files),
  },
  {
    name: 'unit',
    title: 'unit and integration tests',
    run: files => runJest(files),
  },
  {
    name: 'e2e',
    title: 'browser tests',
    needsBrowser: true,
    run: files => runBrowserTests(files),
  },
];

/** What has a command of its own because it needs more than Node and a browser. */
export const otherCommands = [
  [
    'npm run test:real',
    'on real control planes; first npm run real:build, which needs Go 1.26',
  ],
  [
    'npm run judge',
    "the model beside Istio's own functions, as often as you like; needs npm run real:build too",
  ],
  [
    'npm run scenarios',
    'the model beside a live istiod, on random meshes; needs npm run real:build too',
  ],
  [
    'npm run test:portal',
    'the packed plugins in a fresh Backstage app, with PostgreSQL',
  ],
  ['npm run bench', 'measurements; nothing passes or fails'],
];
