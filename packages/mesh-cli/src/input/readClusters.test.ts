import { mkdirSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import { runMesh } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';
import { shop } from '../testing/shop';

const scratch = scratchFolder();
const all = Object.values(shop);
const list = { apiVersion: 'v1', kind: 'List', items: all };
const documents = all.map(object => stringify(object)).join('---\n');

async function podsOf(path: string, stdin?: string | Buffer) {
  const args = ['inspect', '--cluster', `east=${path}`, '-o', 'json'];
  const { code, stdout, stderr } = await runMesh(args, stdin);
  expect([code, stderr]).toEqual([0, '']);
  const { pods } = JSON.parse(stdout);
  return pods.map((pod: { pod: string; mode: string; mtls: object }) => pod);
}

const cart = expect.objectContaining({
  pod: 'cart-1',
  mode: 'ambient',
  mtls: expect.objectContaining({ mode: 'STRICT' }),
});

describe('what may be read', () => {
  it.each([
    ['a List as JSON', 'list.json', JSON.stringify(list)],
    ['a List as YAML', 'list.yaml', stringify(list)],
    ['YAML documents', 'documents.yml', documents],
    [
      'JSON documents',
      'documents.json',
      all.map(o => JSON.stringify(o)).join('\n'),
    ],
    ['an array', 'array.json', JSON.stringify(all)],
    ['JSON in a file called YAML', 'json.yaml', JSON.stringify(list)],
    ['gzip', 'list.json.gz', gzipSync(JSON.stringify(list))],
    ['a byte order mark', 'mark.yaml', `\ufeff${documents}`],
    ['UTF-16', 'utf16.yaml', Buffer.from(`\ufeff${documents}`, 'utf16le')],
    [
      'a List in a List',
      'nested.json',
      JSON.stringify({ ...list, items: [list] }),
    ],
    [
      'a List in flow style',
      'flow.yaml',
      `# all\n{kind: List, items: ${JSON.stringify(all)}}`,
    ],
    ['carriage returns', 'crlf.yaml', documents.replaceAll('\n', '\r\n')],
  ])('%s', async (_, name, content) => {
    expect(await podsOf(scratch.write(`formats/${name}`, content))).toEqual([
      cart,
    ]);
  });

  it('a typed list, whose items leave out what the list says', async () => {
    const { apiVersion, kind, ...item } = shop.pod;
    const typed = { kind: `${kind}List`, apiVersion, items: [item] };
    const path = scratch.write('typed/pods.json', JSON.stringify(typed));
    scratch.write('typed/pods.yaml', stringify(shop.policy));
    expect(await podsOf(path)).toHaveLength(1);
  });

  it('standard input', async () =>
    expect(await podsOf('-', documents)).toEqual([cart]));

  it('a folder with all folders in it, also through a link that leads back', async () => {
    scratch.write('folder/a/ns.yaml', stringify(shop.namespace));
    scratch.write('folder/a/b/pod.json', JSON.stringify(shop.pod));
    scratch.write('folder/policy.yml', stringify(shop.policy));
    scratch.write('folder/README.md', '# {not: a manifest');
    scratch.write('folder/.hidden.yaml', '{');
    scratch.write('folder/empty.json', '');
    symlinkSync(scratch.path('folder'), scratch.path('folder/a/up'));
    expect(await podsOf(scratch.path('folder'))).toEqual([cart]);
  });

  it('several paths of one cluster', async () => {
    const args = [
      ...['inspect', '-o', 'json'],
      ...[
        '--cluster',
        `east=${scratch.write('one.yaml', stringify(shop.pod))}`,
      ],
      ...[
        '--cluster',
        `east=${scratch.write('two.yaml', stringify(shop.policy))}`,
      ],
    ];
    const { stdout, code } = await runMesh(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      clusters: [{ cluster: 'east' }],
      pods: [cart],
    });
  });
});

describe('the same object twice', () => {
  it('counts as it was read last, and is warned about', async () => {
    const first = scratch.write('twice/1.yaml', documents);
    const open = { ...shop.policy, spec: { mtls: { mode: 'PERMISSIVE' } } };
    const last = scratch.write('twice/2.yaml', `a: 1\n---\n${stringify(open)}`);
    const { stdout, stderr, code } = await runMesh([
      ...['inspect', '-o', 'json'],
      ...['--cluster', `east=${scratch.path('twice')}`],
    ]);
    expect(JSON.parse(stdout).pods[0].mtls.mode).toBe('PERMISSIVE');
    expect(stderr).toContain(
      `mesh: warning: PeerAuthentication shop/default of cluster east is in ${first}, document 3, line 25 and in ${last}, document 2, line 3; the last one counts.\n`,
    );
    // `a: 1` is no object.
    expect(code).toBe(2);
  });

  it('may live in another cluster, and in another API group', async () => {
    const gateway = (apiVersion: string) => ({
      apiVersion,
      kind: 'Gateway',
      metadata: { name: 'a', namespace: 'shop' },
      spec: { gatewayClassName: 'istio', listeners: [], servers: [] },
    });
    const path = scratch.writeList('groups.json', [
      gateway('networking.istio.io/v1'),
      gateway('gateway.networking.k8s.io/v1'),
    ]);
    const { stderr, code } = await runMesh([
      ...['inspect', '--cluster', `a=${path}`, '--cluster', `b=${path}`],
    ]);
    expect([stderr, code]).toEqual(['', 0]);
  });
});

describe('nonsense', () => {
  /** Runs on one file; the complaints without the name of the file. */
  async function complaints(name: string, content: string) {
    const path = scratch.write(`nonsense/${name}`, content);
    const args = ['inspect', '-o', 'json', '--cluster', `east=${path}`];
    const { code, stdout, stderr } = await runMesh(args);
    const lines = stderr.replaceAll(`${path}, `, '').split('\n').slice(0, -1);
    return { code, lines, pods: JSON.parse(stdout).pods.length };
  }

  const TOTAL =
    'mesh: 1 part was passed by, all the rest was read. Correct the above or export again (exit code 2).';

  it.each([
    [
      'a field of the wrong type',
      'type.yaml',
      `${documents}---\n${stringify({
        ...shop.pod,
        metadata: { name: 'b', namespace: 'shop' },
        spec: { containers: 'none' },
      })}`,
      'mesh: document 4, line 34 (Pod shop/b): spec.containers: expected array',
    ],
    [
      'an object without a name',
      'name.json',
      JSON.stringify([...all, { apiVersion: 'v1', kind: 'Pod', metadata: {} }]),
      'mesh: document 1, item 4 (Pod): metadata.name: expected string',
    ],
    [
      'an object without a kind',
      'kind.json',
      JSON.stringify([...all, { apiVersion: 'v1', metadata: { name: 'x' } }]),
      'mesh: document 1, item 4 (x): kind: expected string',
    ],
    [
      'an item that is no JSON',
      'broken.json',
      `{"items":[{"a" 1},${all.map(o => JSON.stringify(o)).join()}]}`,
      expect.stringMatching(
        /^mesh: document 1, item 1: not JSON: .*position 5/,
      ),
    ],
    [
      'an item that is no YAML',
      'broken.yaml',
      `items:\n- kind: "Pod\n${all.map(o => stringify([o])).join('')}`,
      expect.stringMatching(
        /^mesh: document 1, item 1, line 2: not YAML: Missing closing/,
      ),
    ],
    [
      'a document that is a text',
      'text.yaml',
      `${documents}---\nhello\n`,
      expect.stringMatching(/^mesh: document 4, line 34: .*expected/),
    ],
    [
      'a file that ends too early',
      'cut.json',
      `{"items":[${all.map(o => JSON.stringify(o)).join()},{"kind":`,
      'mesh: document 1, item 4: expected the end of the document; the file ends in the middle of it',
    ],
    [
      'something between two documents',
      'between.json',
      `${JSON.stringify(list)} and {}`,
      'mesh: document 2: expected { or [',
    ],
    [
      'an alias that explodes',
      'alias.yaml',
      `${documents}---\na: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
      expect.stringMatching(/document 4, line 34: not YAML: Excessive alias/),
    ],
  ])(
    '%s is named, and the rest is read',
    async (_, name, content, expected) => {
      expect(await complaints(name, content)).toEqual({
        code: 2,
        lines: [expected, TOTAL],
        pods: 1,
      });
    },
  );

  it('is text of somebody else: nothing of it reaches the terminal as it is', async () => {
    const { lines } = await complaints(
      'hostile.json',
      JSON.stringify([{ kind: 'P\u001b[2Jod', metadata: { name: 'a\nb' } }]),
    );
    expect(lines[0]).toBe(
      'mesh: document 1, item 1 (Pod a b): apiVersion: expected string',
    );
  });

  it('is shown fifty times and counted', async () => {
    const { lines } = await complaints(
      'many.json',
      JSON.stringify(Array.from({ length: 60 }, () => ({ kind: 'Pod' }))),
    );
    expect(lines).toHaveLength(52);
    expect(lines.slice(50)).toEqual([
      'mesh: … and 11 more like these.',
      expect.stringMatching(/^mesh: 61 parts of the files were passed by/),
    ]);
  });

  it('is a file without any object that counts', async () => {
    const { lines, code } = await complaints('nothing.yaml', '# nothing\n');
    expect(code).toBe(2);
    expect(lines[0]).toBe(
      'mesh: cluster east: nothing in its files is of a kind the model reads; `mesh export` prints the commands that export them',
    );
  });

  it('is a file that only begins like gzip', async () => {
    const path = scratch.write(
      'nonsense/not.gz',
      Buffer.from([0x1f, 0x8b, 0, 0, 0]),
    );
    const { code, stderr } = await runMesh([
      'inspect',
      '--cluster',
      `a=${path}`,
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/not\.gz: cannot be read: /);
  });
});

describe('a command line that cannot be followed', () => {
  mkdirSync(scratch.path('no-manifests'));

  it.each([
    [
      ['inspect'],
      'no cluster: say --cluster NAME=PATH, where PATH is a file or folder of exported manifests.',
    ],
    [
      ['inspect', '--cluster', 'east'],
      '--cluster east: expected NAME=PATH, such as --cluster east=./east.yaml.',
    ],
    [
      ['inspect', '--cluster', 'a=/nowhere'],
      '/nowhere cannot be read: no such file or folder.',
    ],
    [
      ['inspect', '--cluster', `a=${scratch.path('no-manifests')}`],
      expect.stringContaining(
        'has no .yaml, .yml or .json file in it; `mesh export` prints',
      ),
    ],
    [
      ['inspect', '--cluster', 'a=-', '--cluster', 'b=-'],
      'standard input can be read once only; give the others as files.',
    ],
    [
      ['inspect', '--outptu', 'json'],
      "Unknown option '--outptu'. See `mesh inspect --help`.",
    ],
    [
      ['inspect', '--cluster', 'a=x', '--output', 'xml'],
      '--output xml: expected one of table, json, markdown, sarif.',
    ],
    [
      ['inspect', '--cluster', 'a=x', '--fail-on', 'fatal'],
      '--fail-on fatal: expected one of error, warning, info.',
    ],
    [
      ['inspect', 'east.yaml'],
      'east.yaml is one argument too many; a cluster is given as --cluster NAME=PATH.',
    ],
    [
      ['explain', '--cluster', 'a=x'],
      'which pod? Name one as CLUSTER/NAMESPACE/POD, such as east/shop/cart-7c9d8-x2x4l.',
    ],
    [
      [],
      'which command? There are inspect, explain, export; `mesh --help` says what they do.',
    ],
    [
      ['inspct'],
      'no command inspct; there are inspect, explain, export. `mesh --help` says what they do.',
    ],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await runMesh(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.slice('mesh: '.length, -1)).toEqual(sentence);
  });
});
