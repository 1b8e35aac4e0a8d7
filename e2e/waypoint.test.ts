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

test('a waypoint is asked for, approved, made and bound, and the open tab follows', async () => {
  const { url } = testPortal();
  const developer = await browser.pageAs('payments-dev');
  await openTemplate(developer, 'mesh-request-waypoint');
  await chooseNamespace(developer, 'orders');
  const use = developer.getByRole('radio', { name: 'All services of orders' });
  await use.waitFor();
  await developer
    .getByText(/go through the waypoint in/)
    .first()
    .waitFor();
  await screenshot(developer, 'waypoint-form');
  const request = await fileTemplate(developer);
  await developer.goto(`${url}${request}`);
  await developer.getByText('Waiting for the platform team').first().waitFor();

  const watcher = await browser.pageAs('payments-dev');
  await watcher.goto(`${url}/catalog/default/component/orders/mesh`);
  const inUs = watcher.getByRole('row', { name: /^prod-us-1/ });
  await inUs.getByText('None', { exact: true }).waitFor();
  // Filed from the bare template, without an entity: the tab of the entity lists it all the same.
  await watcher
    .getByRole('link', { name: /Waypoint for orders/ })
    .first()
    .waitFor();

  const approver = await browser.pageAs('platform-a');
  await approver.goto(`${url}${request}`);
  await approver.getByText('istio.io/use-waypoint: waypoint').first().waitFor();
  await screenshot(approver, 'waypoint-review');
  await approver.getByRole('button', { name: /^Approve plan/ }).click();
  await approver
    .getByText('Verified: the mesh does what was approved')
    .first()
    .waitFor();
  await screenshot(approver, 'waypoint-verified');

  await inUs.getByText('None', { exact: true }).waitFor({ state: 'detached' });
  await inUs.getByText('waypoint').first().waitFor();
  await screenshot(watcher, 'waypoint-tab');
});
