import { StringDecoder } from 'node:string_decoder';
import { Piece, Splitter } from './piece';

const SPACE = 0x20;
const HASH = 0x23;
const PERCENT = 0x25;
const DASH = 0x2d;
const DOT = 0x2e;

/**
 * Cuts YAML by the indentation of its lines: documents at `---`, and the entries of a block sequence below a top-level
 * `items:` (or of a document that is a sequence). In block style everything that belongs to an entry, the text of scalars
 * included, is indented deeper than its dash, so a dash at that depth is always the next one.
 */
export class YamlSplitter implements Splitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private line = 0;
  private document = 1;
  private shell = new Lines();
  private entry = new Lines();
  private item = 0;
  private head = '';
  /** Where the dashes stand; -1: not in a list. */
  private dashes = -1;
  /** `items:` was read, and what stands below it was not. */
  private awaitsItems = false;
  private pieces: Piece[] = [];

  push(chunk: Buffer): Piece[] {
    this.pieces = [];
    const lines = (this.rest + this.decoder.write(chunk)).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.read(line);
    return this.pieces;
  }

  end(): Piece[] {
    this.pieces = [];
    this.read(this.rest + this.decoder.end());
    this.endDocument();
    return this.pieces;
  }

  private read(line: string): void {
    this.line++;
    if (isMarker(line)) {
      this.endDocument();
      // What follows the dashes on their line belongs to the document, at whatever column.
      const isDirective = line.startsWith('%');
      if (!isDirective) this.readShell(`   ${line.slice(3)}`);
      return;
    }
    if (this.awaitsItems && isContent(line)) this.beginItems(line);
    if (this.dashes >= 0 && this.readEntry(line)) return;
    this.readShell(line);
  }

  private beginItems(line: string): void {
    this.awaitsItems = false;
    const indent = indentOf(line);
    if (isDash(line, indent)) this.beginList(indent);
  }

  private beginList(indent: number): void {
    this.head = this.shell.text();
    this.dashes = indent;
    this.item = 0;
  }

  /** @returns false: the line is not part of the list, which ends before it */
  private readEntry(line: string): boolean {
    const indent = indentOf(line);
    if (isDash(line, indent) && indent === this.dashes) {
      this.cutEntry();
      this.item++;
      this.entry.add(blankDash(line, indent), this.line);
      return true;
    }
    if (indent > this.dashes || !isContent(line)) {
      this.entry.add(line, this.line);
      return true;
    }
    this.cutEntry();
    this.dashes = -1;
    return false;
  }

  private readShell(line: string): void {
    const isFirst = this.shell.isEmpty && isContent(line);
    if (isFirst && isDash(line, 0)) {
      this.shell.add('[]', this.line);
      this.beginList(0);
      this.readEntry(line);
      return;
    }
    const key = isItemsKey(line);
    this.awaitsItems ||= key;
    this.shell.add(key ? 'items: []' : line, this.line);
  }

  private cutEntry(): void {
    if (!this.entry.isEmpty) {
      const { document, item, head } = this;
      this.pieces.push({ ...this.entry.piece(), document, item, head });
    }
    this.entry = new Lines();
  }

  private endDocument(): void {
    this.cutEntry();
    this.dashes = -1;
    this.awaitsItems = false;
    if (this.shell.isEmpty) {
      this.shell = new Lines();
      return;
    }
    const { document } = this;
    this.pieces.push({ ...this.shell.piece(), document, item: null });
    this.shell = new Lines();
    this.document++;
  }
}

/** Lines of a piece; those before the first with content are left out. */
class Lines {
  private readonly lines: string[] = [];
  private first = 0;

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  add(line: string, number: number): void {
    if (this.isEmpty && !isContent(line)) return;
    if (this.isEmpty) this.first = number;
    this.lines.push(line);
  }

  text(): string {
    return this.lines.join('\n');
  }

  piece(): { text: string; line: number } {
    return { text: this.text(), line: this.first };
  }
}

/** `---` begins a document, `...` ends one; directives (`%YAML 1.2`) stand between them and say nothing we need. */
function isMarker(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === PERCENT) return true;
  // There are millions of lines: the expression is for the few that may be one.
  if (first !== DASH && first !== DOT) return false;
  return /^(?:---|\.\.\.)(?:\s|$)/.test(line);
}

/** Neither blank nor a comment. */
function isContent(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code > SPACE) return code !== HASH;
  }
  return false;
}

function isItemsKey(line: string): boolean {
  return /^(?:items|"items"|'items')\s*:\s*(?:#.*)?$/.test(line);
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === SPACE) indent++;
  return indent;
}

function isDash(line: string, indent: number): boolean {
  if (line.charCodeAt(indent) !== DASH) return false;
  const next = line.charAt(indent + 1);
  return next === '' || next === ' ' || next === '\r' || next === '\t';
}

/** `- kind: Pod` becomes `  kind: Pod`: columns stay what they are. */
function blankDash(line: string, indent: number): string {
  return `${line.slice(0, indent)} ${line.slice(indent + 1)}`;
}
