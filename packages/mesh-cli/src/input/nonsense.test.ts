import { stringify } from 'yaml';
import { runMesh } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';
import { shop } from '../testing/shop';

const scratch = scratchFolder();
const all = Object.values(shop);
const list = { apiVersion: 'v1', kind: 'List', items: all };
const documents = all.map(object => stringify(object)).join('---\n');

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
