import { test } from 'node:test';
import {
  chooseNamespace,
  fileTemplate,
  openTemplate,
  screenshot,
  testPortal,
  useBrowser,
} from './support';

const browser = useBrowser();

test('a wish in a template becomes a verified change, and the open cards follow', async () => {
  const { url } = testPortal();
  const developer = await browser.pageAs('payments-dev');
  await openTemplate(developer, 'mesh-enrol-namespace');
  await chooseNamespace(developer, 'refunds');
  await developer.getByText('join the mesh').first().waitFor();
  await screenshot(developer, 'enrol-form');
  const request = await fileTemplate(developer);
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
