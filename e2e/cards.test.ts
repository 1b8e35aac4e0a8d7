import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, testPortal, useBrowser } from './support';

const browser = useBrowser();
const entity = (name: string) =>
  `${testPortal().url}/catalog/default/component/${name}`;

test('the cards of an entity say mode, placement and mTLS', async () => {
  const page = await browser.pageAs('payments-dev');
  await page.goto(entity('checkout'));
  await page.getByRole('heading', { name: /In the mesh/ }).waitFor();
  await page.getByRole('heading', { name: /Runs in \d clusters?/ }).waitFor();
  await page.getByRole('heading', { name: /Encrypted|encrypted/ }).waitFor();
  await screenshot(page, 'cards');
});

test('the mesh tab has a row for every cluster', async () => {
  const page = await browser.pageAs('payments-dev');
  await page.goto(`${entity('checkout')}/mesh`);
  for (const cluster of ['prod-eu-1', 'prod-us-1', 'prod-ap-1']) {
    await page.getByText(cluster).first().waitFor();
  }
  await screenshot(page, 'tab');
});

test('a stranger is told that the status is hidden', async () => {
  const page = await browser.pageAs('stranger');
  await page.goto(entity('checkout'));
  await page.getByText('Hidden from you').first().waitFor();
  assert.equal(await page.getByText('In the mesh').count(), 0);
  await screenshot(page, 'forbidden');
});
