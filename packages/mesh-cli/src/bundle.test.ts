import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meshReportSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { goldens } from './testing';
import { scratchFolder } from './testing/scratch';
import { version } from '../package.json';

const scratch = scratchFolder();
const folder = join(__dirname, '..');

/** npm as for somebody who has nothing of ours, and no network. */
function npm(cwd: string, ...args: string[]): string {
  return execFileSync(
    'npm',
    [...args, '--offline', '--no-audit', '--no-fund'],
    {
      cwd,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: scratch.path('home'),
        npm_config_cache: scratch.path('cache'),
        npm_config_update_notifier: 'false',
      },
    },
  );
}

describe('the package as it is published', () => {
  const home = scratch.path('somewhere');
  const bin = (name: string) => join(home, 'node_modules', '.bin', name);
  const run = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [bin(name), ...args], {
      cwd: home,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });

  beforeAll(() => {
    execFileSync(process.execPath, [join(folder, 'build.mjs')]);
    scratch.write('somewhere/package.json', '{"private": true}');
    scratch.write('home/.npmrc', '');
    const [{ filename }] = JSON.parse(
      npm(
        folder,
        'pack',
        '--ignore-scripts',
        '--json',
        '--pack-destination',
        home,
      ),
    );
    npm(home, 'install', '--ignore-scripts', join(home, filename));
  }, 60_000);

  it('needs nothing but itself', () => {
    const { packages } = JSON.parse(
      readFileSync(join(home, 'node_modules', '.package-lock.json'), 'utf8'),
    );
    expect(Object.keys(packages)).toEqual([
      'node_modules/@mesh-onboarding/mesh-cli',
    ]);
    const own = join(home, 'node_modules/@mesh-onboarding/mesh-cli/dist');
    const notices = readFileSync(join(own, 'NOTICES.txt'), 'utf8');
    expect(notices).toMatch(/^yaml \d/m);
    expect(notices).toMatch(/^zod \d/m);
  });

  it('has the bins mesh and kubectl-mesh', () => {
    expect(run('mesh', '--version').stdout).toBe(`${version}\n`);
    expect(run('mesh', '--help').stdout).toContain('mesh export --cluster');
    expect(run('kubectl-mesh', '--help').stdout).toContain(
      'kubectl mesh export --cluster',
    );
  });

  it('inspects, and prints the report and nothing else', () => {
    const { status, stdout, stderr } = run(
      ...(['mesh', 'inspect', '-o', 'json'] as const),
      ...['--cluster', `east=${goldens[0].cluster}`],
    );
    expect([status, stderr]).toEqual([0, '']);
    const report = meshReportSchema.strict().parse(JSON.parse(stdout));
    expect(report.pods.length).toBeGreaterThan(3);
  });

  it('ends quietly where its reader has enough', () => {
    const args = goldens.flatMap((golden, i) => [
      '--cluster',
      `c${i}=${golden.cluster}`,
    ]);
    const words = [bin('mesh'), 'inspect', '-o', 'json', ...args];
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" | head -c 10', process.execPath, ...words],
      { encoding: 'utf8' },
    );
    expect([stdout, stderr]).toEqual(['{\n  "apiVe', '']);
  });
});
