import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, testPortal, useBrowser } from './support';

const browser = useBrowser();

test('a wish in a template becomes a verified change, and the open cards follow', async () => {
  const { url } = testPortal();
  const developer = await browser.pageAs('payments-dev');
  await developer.goto(`${url}/create/templates/default/mesh-enrol-namespace`);
  await developer.getByRole('button', { name: /Namespace/ }).click();
  await developer.getByRole('option', { name: /refunds/ }).click();
  await developer.getByText('join the mesh').first().waitFor();
  await developer.getByRole('listbox').waitFor({ state: 'hidden' });
  await screenshot(developer, 'enrol-form');
  await developer.getByRole('button', { name: /Next|Review/ }).click();
  await developer.getByRole('button', { name: 'Create' }).click();
  const open = developer.getByRole('link', { name: 'Open the request' });
  await open.waitFor();
  const address = await open.getAttribute('href');
  assert.match(address ?? '', /\/mesh\/requests\/\d+/);
  const request = new URL(address!, url).pathname;
  await developer.goto(`${url}${request}`);
  await developer.getByText('Waiting for the platform team').first().waitFor();
  await screenshot(developer, 'enrol-waiting');

  const watcher = await browser.pageAs('payments-dev');
  await watcher.goto(`${url}/catalog/default/component/refunds`);
  const before = watcher.getByText(/Not in the mesh|In the mesh in \d of/);
  await before.first().waitFor();

  const approver = await browser.pageAs('platform-a');
  await approver.goto(`${url}${request}`);
  const approve = approver.getByRole('button', { name: /^Approve plan/ });
  await approve.waitFor();
  await screenshot(approver, 'enrol-review');
  await approve.click();
  await approver
    .getByText('Verified: the mesh does what was approved')
    .first()
    .waitFor();
  await screenshot(approver, 'enrol-verified');

  await watcher
    .getByRole('heading', { name: /In the mesh in (all|both)/ })
    .waitFor();
  await screenshot(watcher, 'enrol-cards');
});
