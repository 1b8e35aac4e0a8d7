import type { Locator, Page } from 'playwright-core';
import { testPortal } from '../../../../e2e/support';
import type { Said } from './differences';

/** What a person sees of an entity: the cards of its overview, and the table of its tab, where every row is open. */
export interface Seen extends Said {
  readonly 'Mesh mode': Said;
  readonly 'Cluster placement': Said;
  readonly mTLS: Said;
  readonly 'Mesh tab': Said;
}

const entityUrl = (name: string) =>
  `${testPortal().url}/catalog/default/component/${name}`;

/** Opens the page of a Component: true when it has mesh cards. */
export async function hasCards(page: Page, name: string): Promise<boolean> {
  await page.goto(entityUrl(name));
  await page.getByText('About', { exact: true }).first().waitFor();
  return (await page.getByRole('region', { name: 'Mesh mode' }).count()) > 0;
}

/** Opens overview and tab of a Component and reads them. */
export async function look(page: Page, name: string): Promise<Seen> {
  await page.goto(entityUrl(name));
  const [mode, placement, mtls] = [
    await readCard(page, 'Mesh mode'),
    await readCard(page, 'Cluster placement'),
    await readCard(page, 'mTLS'),
  ];
  await page.goto(`${entityUrl(name)}/mesh`);
  return {
    'Mesh mode': mode,
    'Cluster placement': placement,
    mTLS: mtls,
    'Mesh tab': await readTab(page, mode.headline),
  };
}

/** Headline and sentence, evidence by label, the rows of placement by cluster. */
async function readCard(page: Page, title: string) {
  const card = page.getByRole('region', { name: title, exact: true });
  const headline = card.getByRole('heading', { level: 3 });
  await headline.waitFor();
  const labels = await card.locator('dt').allInnerTexts();
  const values = await card.locator('dd').allInnerTexts();
  const places = await cellsOf(card.locator('li'));
  return {
    headline: await headline.innerText(),
    sentence: (await card.locator('h3 + div > p').allInnerTexts()).join(' '),
    ...Object.fromEntries(labels.map((label, at) => [label, values[at]])),
    ...Object.fromEntries(
      places.map(([cluster, mode, pods]) => [cluster, { mode, pods }]),
    ),
  };
}

/** What stands in each child of each element, lines joined: `Encrypted only | STRICT`. */
async function cellsOf(rows: Locator): Promise<string[][]> {
  const texts = await rows.evaluateAll(all =>
    all.map(row =>
      [...row.children].map(cell => (cell as HTMLElement).innerText),
    ),
  );
  return texts.map(cells => cells.map(inOneLine));
}

/** An entity without clusters has no table; what the verdict repeats of the card tells that the page is there. */
async function readTab(page: Page, headline: string): Promise<Said> {
  await page.getByText(headline, { exact: true }).first().waitFor();
  const table = page.getByRole('table', { name: 'By cluster' });
  const closed = table.locator('button[aria-expanded="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
  const clusters: Record<string, Said> = {};
  let cluster = '';
  for (const cells of await cellsOf(table.locator('tbody > tr'))) {
    const [name, mode, pods, waypoint, accepts, answered] = cells;
    if (answered) {
      cluster = name;
      clusters[name] = { mode, pods, waypoint, accepts };
      // A row of labels, or of "No workload runs here.", has one cell.
    } else if (cells.length > 1) {
      clusters[cluster] = {
        ...clusters[cluster],
        [name]: { mode, pods, accepts },
      };
    }
  }
  return clusters;
}

const inOneLine = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(' | ');
