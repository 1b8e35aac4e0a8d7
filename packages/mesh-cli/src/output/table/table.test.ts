import { goldens } from '../../testing';
import { collected, Collector } from '../../testing/collect';
import { inspectFiles, runMesh } from '../../testing/runMesh';
import { reportWith } from '../../testing/report';
import { columns } from './columns';
import { writeTable } from '.';

const tableOf = (text?: string) =>
  collected(out => writeTable(reportWith(text), out));

const byName = (name: string) =>
  goldens.find(golden => golden.name === name)!.cluster;

describe('a report as a table', () => {
  it('begins with findings and ends with a verdict', async () => {
    const lines = (await tableOf()).trimEnd().split('\n');
    expect(lines.slice(0, 10)).toEqual([
      'Findings',
      '',
      '  error    Namespace words, other  [waypoint-missing]',
      '           There is no words.',
      '           → Create words.',
      '  info     Service words/words  [made-up, IST0101]',
      '           There is no words.',
      '           → Create words.',
      '',
      'Clusters',
    ]);
    expect(lines.slice(-2).join(' ')).toBe(
      '2 errors, 1 for information. 3 pods of workloads in 1 cluster: 2 ambient, 1 outside. mTLS is STRICT on 1 of the 2 pods with a proxy, 1 uncertain.',
    );
  });

  it('has a section for everything a report has', async () => {
    const titles = (await tableOf()).split('\n').filter(l => /^[A-Z]/.test(l));
    expect(titles).toEqual([
      ...[
        'Findings',
        'Clusters',
        'Namespaces',
        'Workloads',
        'Virtual machines',
      ],
      'Services that are global or ask for a waypoint',
      ...['Waypoints', 'Who reaches whom', 'Advice'],
    ]);
  });

  it('groups pods that are alike, and says both outcomes of an uncertain one', async () => {
    const text = (await tableOf()).replace(/ +/g, ' ');
    expect(text).toMatch(/words deploy\/words 1 ambient STRICT \(9090/);
    expect(text).toContain('uncertain: STRICT');
  });

  it.each(['25', '1003', '4'])(
    'of mesh %s is not wider than 100 characters',
    async name => {
      const { stdout } = await runMesh([
        ...['inspect', '--cluster', `east=${byName(name)}`],
        ...['--cluster', `west=${byName('1001')}`],
      ]);
      const wide = stdout.split('\n').filter(line => line.length > 100);
      expect(wide).toEqual([]);
    },
  );

  it('is as wide as the terminal', async () => {
    const report = await inspectFiles({ east: byName('25') });
    const out = Object.assign(new Collector(), { columns: 80 });
    await writeTable(report, out);
    const lines = out.text().split('\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
  });

  it('does nothing to the terminal', async () => {
    const text = await tableOf('\u001b[31m\u0007ev\til\u202e');
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('ev il');
  });

  it('shows ten of a code, and says how many there are', async () => {
    const report = reportWith();
    const findings = Array.from({ length: 14 }, (_, i) => ({
      ...report.findings[0],
      message: `Number ${i}.`,
    }));
    const text = await collected(out =>
      writeTable({ ...report, findings }, out),
    );
    expect(text.match(/Number \d+\./g)).toHaveLength(10);
    expect(text).toContain('… 4 more waypoint-missing; --output json has all.');
  });
});

describe('columns', () => {
  it('are aligned, wrapped where they must be, and left out where they are empty', () => {
    const rows = [
      ['a', '', 'one two three four'],
      ['bb', '', 'five'],
    ];
    expect(columns(['H', 'EMPTY', 'TEXT'], rows, 14)).toEqual([
      'H   TEXT',
      'a   one two',
      '    three four',
      'bb  five',
    ]);
  });
});
