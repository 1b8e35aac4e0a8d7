import { goldens } from '../../testing';
import { runMesh } from '../../testing/runMesh';
import { scratchFolder } from '../../testing/scratch';
import { shop } from '../../testing/shop';

const scratch = scratchFolder();

const recorded = (name: string) =>
  goldens.find(golden => golden.name === name)!.cluster;

async function codeOf(...args: string[]): Promise<number> {
  return (await runMesh(['inspect', ...args])).code;
}

async function severities(path: string): Promise<string[]> {
  const { stdout } = await runMesh([
    ...['inspect', '-o', 'json', '--cluster', `a=${path}`],
  ]);
  const { findings } = JSON.parse(stdout);
  return findings.map(({ severity }: { severity: string }) => severity);
}

describe('exit codes of mesh inspect', () => {
  const ghost = {
    ...shop.namespace,
    metadata: { name: 'shop', labels: { 'istio.io/use-waypoint': 'ghost' } },
  };
  const errors = () => scratch.writeList('ghost.json', [ghost, shop.pod]);

  it('are about findings only where one asks for it', async () => {
    expect(await severities(errors())).toContain('error');
    expect(await codeOf('--cluster', `a=${errors()}`)).toBe(0);
    for (const limit of ['error', 'warning', 'info']) {
      const args = ['--cluster', `a=${errors()}`, '--fail-on', limit];
      expect(await codeOf(...args)).toBe(1);
    }
  });

  it('are 0 where nothing is as bad', async () => {
    const worst = new Map<string, string>();
    for (const { cluster } of goldens.slice(0, 8)) {
      const found = await severities(cluster);
      const [first] = ['error', 'warning', 'info'].filter(s =>
        found.includes(s),
      );
      worst.set(first, cluster);
    }
    expect(worst.has('warning')).toBe(true);
    const args = ['--cluster', `a=${worst.get('warning')}`, '--fail-on'];
    expect(await codeOf(...args, 'info')).toBe(1);
    expect(await codeOf(...args, 'warning')).toBe(1);
    expect(await codeOf(...args, 'error')).toBe(0);
  });

  it('are 2 for nonsense, whatever else there is', async () => {
    const broken = scratch.writeList('broken.json', [ghost, { kind: 'Pod' }]);
    const args = ['--cluster', `a=${broken}`, '--fail-on', 'error'];
    expect(await codeOf(...args)).toBe(2);
  });
});

describe('the report of mesh inspect', () => {
  it('is the same whatever the order of clusters and objects', async () => {
    const { objects, cluster } = goldens.find(({ name }) => name === '25')!;
    const shuffled = scratch.writeList('shuffled.json', objects().reverse());
    const run = (...paths: string[]) =>
      runMesh([
        ...['inspect', '-o', 'json'],
        ...paths.flatMap(path => ['--cluster', path]),
      ]);
    const one = await run(`a=${cluster}`, `b=${recorded('1001')}`);
    const other = await run(`b=${recorded('1001')}`, `a=${shuffled}`);
    expect(other.stdout).toBe(one.stdout);
  });

  it('is a table unless something else is asked for', async () => {
    const args = ['inspect', '--cluster', `a=${recorded('1001')}`];
    const { stdout } = await runMesh(args);
    expect(stdout).toBe((await runMesh([...args, '-o', 'table'])).stdout);
    expect(stdout).toMatch(/^Findings\n/);
  });
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])(
    'of the whole: %s',
    async (...args) => {
      const { code, stdout, stderr } = await runMesh(args);
      expect([code, stderr]).toEqual([0, '']);
      for (const name of ['inspect', 'explain', 'export']) {
        expect(stdout).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
      }
    },
  );

  it.each(['inspect', 'explain', 'export'])('of %s, three ways', async name => {
    const { stdout } = await runMesh([name, '--help']);
    expect(stdout).toContain(`mesh ${name} `);
    expect((await runMesh(['help', name])).stdout).toBe(stdout);
    expect((await runMesh([name, '-h'])).stdout).toBe(stdout);
  });
});
