import { collected } from '../../testing/collect';
import { reportWith } from '../../testing/report';
import { escape } from './escape';
import { writeMarkdown } from '.';

const markdownOf = (text?: string) =>
  collected(out => writeMarkdown(reportWith(text), out));

describe('a report as Markdown', () => {
  it('begins with the verdict and the findings', async () => {
    const lines = (await markdownOf()).split('\n');
    expect(lines[2]).toMatch(/^2 errors, 1 for information\. 3 pods/);
    expect(lines.slice(4, 9)).toEqual([
      '### Findings',
      '',
      '| Severity | Cluster | Object | What is the case | Next step | Code |',
      '|---|---|---|---|---|---|',
      '| error | east | Namespace words, other | There is no words. | Create words. | waypoint-missing |',
    ]);
  });

  it('has the columns of its header in every row, whatever a cluster says', async () => {
    const hostile = 'a|b\n| c \\| d `|` </details> <script> @all';
    const text = await markdownOf(hostile);
    const tables = text.split('\n\n').filter(part => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(6);
    for (const table of tables) {
      const bars = table
        .split('\n')
        .map(line => line.replace(/\\[\\|]/g, '').split('|').length);
      expect(new Set(bars).size).toBe(1);
    }
    expect(text.match(/<\/?(?:details|summary|script)>/g)).toEqual(
      text.match(/<\/?(?:details|summary)>/g),
    );
    expect(text.match(/<details>/g)).toHaveLength(
      text.match(/<\/details>/g)!.length,
    );
  });
});

describe('text of clusters in Markdown', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['`rm`', '\\`rm\\`'],
    ['\\', '\\\\'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['*a* _b_ ~c~ $d$', '\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$'],
    ['[x](http://evil)', '\\[x\\](http&#58;//evil)'],
    ['![x](y)', '!\\[x\\](y)'],
    ['www.evil.test', 'www<!-- -->.evil.test'],
    ['@team', '@<!-- -->team'],
    ['a\u001b[1m\nb', 'a b'],
    ['shop/cart-1: 10.0.0.1', 'shop/cart-1: 10.0.0.1'],
  ])('%j becomes %j', (text, expected) => expect(escape(text)).toBe(expected));
});
