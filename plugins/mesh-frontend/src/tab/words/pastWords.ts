import type { CellWords } from './acceptsWords';

/** What a silent cluster said, in the past tense and in the tone of silence: it neither looks healthy nor broken. */
export function pastWords(words: CellWords): CellWords {
  return { ...words, tone: 'stale', word: wasWord(words.word) };
}

/** `Was encrypted only` */
export function wasWord(word: string): string {
  return `Was ${word.charAt(0).toLowerCase()}${word.slice(1)}`;
}
