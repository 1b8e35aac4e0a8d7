import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, testPortal, useBrowser } from './support';

const accounts = {
  'payments-dev': ['team-orders', 'team-payments'],
  'search-dev': ['team-search'],
  'catalog-dev': ['team-catalog'],
  'platform-a': ['platform'],
  'platform-b': ['platform'],
  stranger: [],
};

const browser = useBrowser();

test('the sign-in page lists the demo accounts with their teams', async () => {
  const page = await browser.page();
  await page.goto(testPortal().url);
  const main = page.locator('body');
  for (const [name, teams] of Object.entries(accounts)) {
    await page.getByRole('button', { name: `Sign in as ${name}` }).waitFor();
    const words = teams.join(', ') || 'no team';
    assert.ok((await main.innerText()).includes(words), `${name}: ${words}`);
  }
  await screenshot(page, 'sign-in');
});

test('one click signs in, a reload stays signed in, signing out asks again', async () => {
  const page = await browser.pageAs('payments-dev');
  await page.reload();
  await page.getByRole('link', { name: 'Settings' }).click();
  // The catalog's name: the ref alone stands there only until the profile is loaded.
  await page.getByText('Ana Lind').first().waitFor();
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await page.getByRole('button', { name: 'Sign in as payments-dev' }).waitFor();
});

test('the catalog is the first page, and a team sees what it owns', async () => {
  const page = await browser.pageAs('search-dev');
  await page
    .getByRole('heading', { name: /Owned Components/ })
    .first()
    .waitFor();
  await screenshot(page, 'catalog');
});

test('at 400 px the sign-in page does not scroll sideways', async () => {
  const page = await browser.page({ viewport: { width: 400, height: 800 } });
  await page.goto(testPortal().url);
  await page.getByRole('button', { name: 'Sign in as stranger' }).waitFor();
  const width = await page.evaluate(() => document.body.scrollWidth);
  assert.ok(width <= 400, `the page is ${width} px wide`);
  await screenshot(page, 'sign-in-400');
});
