import { wrap } from '../wrap';

/** A block with a word in its margin, like `error` or `not-yet`. */
export interface Block {
  readonly margin: string;
  readonly title: string;
  /** What is the case. */
  readonly text: readonly string[];
  /** What to do. */
  readonly nextStep: string;
}

/** All text is clean. */
export function blockLines(
  { margin, title, text, nextStep }: Block,
  indent: number,
  width: number,
): string[] {
  const blank = ' '.repeat(indent);
  const rest = width - indent;
  const [first, ...others] = wrap(title, rest);
  return [
    margin.padEnd(indent) + first,
    ...others.map(line => blank + line),
    ...text.flatMap(each => wrap(each, rest)).map(line => blank + line),
    ...wrap(nextStep, rest - 2).map(
      (line, i) => `${blank}${i ? '  ' : '→ '}${line}`,
    ),
  ];
}
