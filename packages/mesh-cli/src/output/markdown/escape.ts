import { clean } from '../clean';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // No mention of a person, no link.
  '@': '@<!-- -->',
  ':': '&#58;',
};

/**
 * Text of a cluster for Markdown, also inside of a table: it formats nothing, makes no HTML, links nowhere and calls
 * nobody.
 */
export function escape(text: string): string {
  return clean(text)
    .replace(/[\\`*_[\]|~$]/g, character => `\\${character}`)
    .replace(/[&<>@]|:(?=\/\/)/g, character => ENTITIES[character])
    .replace(/\bwww\./gi, dotted => `${dotted.slice(0, -1)}<!-- -->.`);
}
