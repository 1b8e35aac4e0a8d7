import { JsonSplitter } from './jsonSplitter';
import { Piece, SplitError } from './piece';

/** Chunks of every size must give the same. */
function split(text: string, size = text.length || 1): Piece[] {
  const splitter = new JsonSplitter();
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    pieces.push(...splitter.push(bytes.subarray(at, at + size)));
  }
  return [...pieces, ...splitter.end()];
}

const parsed = (pieces: Piece[]) =>
  pieces.map(({ text, document, item }) => [document, item, JSON.parse(text)]);

const LIST = `{
  "apiVersion": "v1", "kind": "List",
  "metadata": {"items": [1, 2], "note": "\\"items\\": [ {"},
  "items": [ {"a": "}]\\"ü"}, {"b": [[], {"items": [{}]}]} ],
  "more": ["x"]
}`;

describe('JSON in pieces', () => {
  it.each([1, 2, 3, 7, 1000])(
    'cuts a list into its items and what is left, in chunks of %d',
    size => {
      expect(parsed(split(LIST, size))).toEqual([
        [1, 1, { a: '}]"ü' }],
        [1, 2, { b: [[], { items: [{}] }] }],
        [
          1,
          null,
          {
            apiVersion: 'v1',
            kind: 'List',
            metadata: { items: [1, 2], note: '"items": [ {' },
            items: [],
            more: ['x'],
          },
        ],
      ]);
    },
  );

  it('gives items the head of their list', () => {
    const [item] = split('{"kind":"PodList","items":[{}]}');
    expect(JSON.parse(item.head!)).toEqual({ kind: 'PodList', items: [] });
  });

  it('reads documents one after another, with anything blank between them', () => {
    const text = '{"a":1}\n\n{"items":[]}{"items":[{}]} \n';
    expect(parsed(split(text))).toEqual([
      [1, null, { a: 1 }],
      [2, null, { items: [] }],
      [3, 1, {}],
      [3, null, { items: [] }],
    ]);
  });

  it('takes an array for a list', () => {
    expect(parsed(split('[{"a":1},{"items":[{}]}]'))).toEqual([
      [1, 1, { a: 1 }],
      [1, 2, { items: [{}] }],
      [1, null, []],
    ]);
  });

  it('leaves items that are no array alone', () => {
    const text = '{"items":{"a":[1]},"b":"items","c":[{},{}]}';
    expect(parsed(split(text))).toEqual([[1, null, JSON.parse(text)]]);
  });

  it('hands over what does not parse as it is', () => {
    const texts = split('{"items":[{"a" 1},,{}]}').map(({ text }) => text);
    expect(texts).toEqual(['{"a" 1}', '', '{}', '{"items":[]}']);
    expect(split('[{},]').map(({ text }) => text)).toEqual(['{}', '', '[]']);
  });

  it.each([
    ['{"items":[{},{"a":', 1, 2],
    ['{} {"a":"', 2, null],
  ])('says where %s ends too early', (text, document, item) => {
    const splitter = new JsonSplitter();
    splitter.push(Buffer.from(text));
    expect(() => splitter.end()).toThrow(
      expect.objectContaining({ document, item }),
    );
  });

  it('keeps what came before an error in the same chunk', () => {
    const splitter = new JsonSplitter();
    expect(splitter.push(Buffer.from('{"a":1} x {"b":1}'))).toHaveLength(1);
    expect(splitter.push(Buffer.from('{"c":1}'))).toEqual([]);
    expect(() => splitter.end()).toThrow(
      expect.objectContaining({ document: 2, item: null }),
    );
  });

  it.each(['{} x', '}', '"a"', '{} ]'])('refuses %s between documents', text =>
    expect(() => split(text)).toThrow(SplitError),
  );
});
