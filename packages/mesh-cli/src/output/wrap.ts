/**
 * Lines of at most `width` characters, broken between words; a word that is longer is broken where it must be, after a
 * slash or dash if it has one.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(each => chunks(each, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (longer.length > width && line) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function chunks(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const end = word.slice(0, width).search(/[/-][^/-]*$/) + 1 || width;
  return [word.slice(0, end), ...chunks(word.slice(end), width)];
}
