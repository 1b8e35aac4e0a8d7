import { parse } from 'yaml';
import { Piece } from './piece';
import { YamlSplitter } from './yamlSplitter';

function split(text: string, size = 1000): Piece[] {
  const splitter = new YamlSplitter();
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    pieces.push(...splitter.push(bytes.subarray(at, at + size)));
  }
  return [...pieces, ...splitter.end()];
}

const parsed = (pieces: Piece[]) =>
  pieces.map(({ text, document, item, line }) => [
    document,
    item,
    line,
    parse(text),
  ]);

/** As kubectl prints one: dashes below the key, not indented. */
const KUBECTL = `apiVersion: v1
items:
- apiVersion: v1
  data:
    script: |
      - not an item
      kind: neither

        items:
      ---
    folded: "a
      - b"
  kind: ConfigMap
  metadata:
    name: ü
- apiVersion: v1
  items:
  - one
  kind: Odd
kind: List
metadata:
  resourceVersion: ""
`;

const CONFIG_MAP = {
  apiVersion: 'v1',
  data: {
    script: '- not an item\nkind: neither\n\n  items:\n---\n',
    folded: 'a - b',
  },
  kind: 'ConfigMap',
  metadata: { name: 'ü' },
};

describe('YAML in pieces', () => {
  it.each([1, 2, 5, 1000])('cuts a list as kubectl prints it, by %d', size => {
    expect(parsed(split(KUBECTL, size))).toEqual([
      [1, 1, 3, CONFIG_MAP],
      [1, 2, 16, { apiVersion: 'v1', items: ['one'], kind: 'Odd' }],
      [
        1,
        null,
        1,
        {
          apiVersion: 'v1',
          items: [],
          kind: 'List',
          metadata: { resourceVersion: '' },
        },
      ],
    ]);
  });

  it('takes items at any indentation, with comments and blank lines between', () => {
    const text = `kind: PodList
items: # here they are

  # the first
  -   a: 1
      b: 2

# a comment at the margin
  -
    a: 3
apiVersion: v1`;
    const pieces = split(text);
    expect(parsed(pieces)).toEqual([
      [1, 1, 5, { a: 1, b: 2 }],
      [1, 2, 10, { a: 3 }],
      [1, null, 1, { kind: 'PodList', items: [], apiVersion: 'v1' }],
    ]);
    expect(parse(pieces[0].head!)).toEqual({ kind: 'PodList', items: [] });
  });

  it('reads documents one after another and passes empty ones by', () => {
    const text = `%YAML 1.2
---
# nothing yet
---
a: 1
---
---
items:
- b: 2
--- # more
c: |
  - d
...
`;
    expect(parsed(split(text))).toEqual([
      [1, null, 5, { a: 1 }],
      [2, 1, 9, { b: 2 }],
      [2, null, 8, { items: [] }],
      [3, null, 11, { c: '- d\n' }],
    ]);
  });

  it.each([
    ['items: []', { items: [] }],
    ['items: [{a: 1}]', { items: [{ a: 1 }] }],
    ['items:\nkind: List', { items: [], kind: 'List' }],
    ['items:\n  a: 1', null],
    ['--- {a: 1}', { a: 1 }],
  ])('hands over %j', (text, expected) => {
    const pieces = split(text);
    expect(pieces).toHaveLength(1);
    const value = () => parse(pieces[0].text);
    if (expected) expect(value()).toEqual(expected);
    else expect(value).toThrow();
  });

  it('takes a sequence for a list', () => {
    expect(parsed(split('# all\n- a: 1\n- b: 2\n'))).toEqual([
      [1, 1, 2, { a: 1 }],
      [1, 2, 3, { b: 2 }],
      [1, null, 2, []],
    ]);
  });

  it('reads lines that end with a carriage return', () => {
    const text = 'items:\r\n- a: 1\r\n  b: |\r\n    - c\r\n- d: 2\r\n';
    expect(parsed(split(text)).map(([, , , value]) => value)).toEqual([
      { a: 1, b: '- c\n' },
      { d: 2 },
      { items: [] },
    ]);
  });
});
