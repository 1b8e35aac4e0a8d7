import { test } from 'node:test';
import { labelNamespace, screenshot, testPortal, useBrowser } from './support';

const browser = useBrowser();
const label = 'istio.io/dataplane-mode';
const relabel = (value: string | null) =>
  labelNamespace('prod-eu-1', 'indexer', { [label]: value });

test('a label that somebody sets or removes in the cluster changes the open card', async t => {
  t.after(() => relabel(null));
  const page = await browser.pageAs('search-dev');
  await page.goto(`${testPortal().url}/catalog/default/component/indexer`);
  const card = page.locator('[data-tone]', { hasText: 'Mesh mode' });
  const row = (name: string) =>
    card.getByRole('term').filter({ hasText: name }).locator('+ dd');
  await row('Labels say').getByText('Nothing').waitFor();
  // Whoever reloads the page loses this.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await relabel('ambient');
  await row('Labels say')
    .getByText(/ambient/i)
    .waitFor();
  await row('Pods show').getByText('1 of 1 in the mesh').waitFor();
  await card.getByRole('heading', { name: /^In the mesh/ }).waitFor();
  await screenshot(page, 'relabel-set');

  await relabel(null);
  await row('Labels say').getByText('Nothing').waitFor();
  await row('Pods show').getByText('0 of 1 in the mesh').waitFor();
  await card.getByRole('heading', { name: 'Not in the mesh' }).waitFor();
  await page.waitForFunction(() => 'sameDocument' in window);
});
