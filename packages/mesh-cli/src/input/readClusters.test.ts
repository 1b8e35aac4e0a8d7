import { symlinkSync } from 'node:fs';
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
