import { mkdirSync } from 'node:fs';
import { runMesh } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';

const scratch = scratchFolder();

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
