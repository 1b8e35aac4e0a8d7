import { Piece, SplitError, Splitter } from './piece';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The key whose elements are cut out, as bytes. */
const ITEMS = Buffer.from('items');

/**
 * Cuts JSON by counting brackets outside of strings: documents one after another, and the elements of `items` of each (or
 * of a document that is an array). It looks at nothing else: whoever parses a piece finds its errors.
 */
export class JsonSplitter implements Splitter {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Bytes of the string at hand that are those of ITEMS; -1: it is another one, or no key of the document. */
  private matched = -1;
  private keyIsItems = false;
  /** Depth of the elements of the list; 0: not in a list. */
  private listDepth = 0;
  private document = 0;
  private item = 0;
  private head = '';
  /** The document without its items, and the item that is being read. */
  private shell: Buffer[] = [];
  private element: Buffer[] = [];
  private pieces: Piece[] = [];
  private failure: SplitError | null = null;

  push(chunk: Buffer): Piece[] {
    this.pieces = [];
    if (this.failure) return [];
    try {
      this.read(chunk);
    } catch (error) {
      if (!(error instanceof SplitError)) throw error;
      // Later: the pieces before it count.
      this.failure = error;
    }
    return this.pieces;
  }

  end(): Piece[] {
    if (this.failure) throw this.failure;
    if (this.depth === 0) return [];
    throw this.error(
      'the end of the document; the file ends in the middle of it',
    );
  }

  private read(chunk: Buffer): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.inString) this.readString(byte);
      else if (byte <= 0x20) continue;
      else from = this.readStructure(byte, chunk, from, at);
    }
    if (this.depth > 0) this.keep(chunk, from, chunk.length);
  }

  private readString(byte: number): void {
    if (this.escaped) {
      this.escaped = false;
      this.matched = -1;
    } else if (byte === QUOTE) this.inString = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (this.matched >= 0) {
      this.matched = ITEMS[this.matched] === byte ? this.matched + 1 : -1;
    }
  }

  /** @returns where what is kept next begins */
  private readStructure(byte: number, chunk: Buffer, from: number, at: number) {
    const opens = byte === OPEN_OBJECT || byte === OPEN_LIST;
    if (opens) return this.open(byte, chunk, from, at);
    if (this.depth === 0) throw this.error('{ or [');
    switch (byte) {
      case QUOTE:
        this.inString = true;
        this.matched = this.depth === 1 && !this.listDepth ? 0 : -1;
        break;
      case COLON:
        if (this.depth === 1) this.keyIsItems = this.matched === ITEMS.length;
        break;
      case COMMA:
        if (this.depth === this.listDepth) {
          return this.cutElement(chunk, from, at);
        }
        if (this.depth === 1) this.keyIsItems = false;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        return this.close(chunk, from, at);
      default:
    }
    return from;
  }

  private open(byte: number, chunk: Buffer, from: number, at: number): number {
    const isRoot = this.depth === 0;
    const begin = isRoot ? at : from;
    if (isRoot) this.document++;
    this.depth++;
    const isList =
      byte === OPEN_LIST && (isRoot || (this.depth === 2 && this.keyIsItems));
    if (!isList || this.listDepth) return begin;
    this.keep(chunk, begin, at + 1);
    this.head = `${text(this.shell)}]${isRoot ? '' : '}'}`;
    this.listDepth = this.depth;
    this.item = 0;
    return at + 1;
  }

  private close(chunk: Buffer, from: number, at: number): number {
    // Whatever bracket it is: a wrong one makes a shell that does not parse.
    const endsList = this.depth === this.listDepth;
    const begin = endsList ? this.endList(chunk, from, at) : from;
    this.depth--;
    if (this.depth > 0) return begin;
    this.keep(chunk, begin, at + 1);
    this.add(this.shell, null);
    this.shell = [];
    this.keyIsItems = false;
    return at + 1;
  }

  private cutElement(chunk: Buffer, from: number, at: number): number {
    this.keep(chunk, from, at);
    this.item++;
    this.add(this.element, this.item);
    this.element = [];
    return at + 1;
  }

  private endList(chunk: Buffer, from: number, at: number): number {
    this.keep(chunk, from, at);
    const isEmpty = this.item === 0 && !text(this.element).trim();
    if (!isEmpty) this.cutElement(chunk, at, at);
    this.element = [];
    this.listDepth = 0;
    this.keyIsItems = false;
    return at;
  }

  private keep(chunk: Buffer, from: number, to: number): void {
    if (to <= from) return;
    const part = chunk.subarray(from, to);
    (this.listDepth ? this.element : this.shell).push(part);
  }

  private add(parts: Buffer[], item: number | null): void {
    const { document, head } = this;
    const piece = { text: text(parts), document, item, line: null };
    this.pieces.push(item === null ? piece : { ...piece, head });
  }

  private error(expected: string): SplitError {
    if (this.depth === 0) {
      return new SplitError(expected, this.document + 1, null);
    }
    const item = this.listDepth ? this.item + 1 : null;
    return new SplitError(expected, this.document, item);
  }
}

function text(parts: Buffer[]): string {
  return (parts.length === 1 ? parts[0] : Buffer.concat(parts)).toString();
}
