import { test } from 'node:test';
import { z } from 'zod';
import {
  addFault,
  ask,
  clearFaults,
  eventually,
  quickToBeStale,
  screenshot,
  testPortal,
  useBrowser,
} from './support';

const browser = useBrowser();
const silent = quickToBeStale;
const forbidden = 'prod-ap-1';

test('one cluster falls silent and one refuses its pods: both are seen as such, the third stays live', async t => {
  t.after(async () => {
    await clearFaults(silent);
    await clearFaults(forbidden);
    await eventually('all clusters live again', areAllLive);
  });
  const { url } = testPortal();
  const overview = await browser.pageAs('payments-dev');
  await overview.goto(`${url}/catalog/default/component/checkout`);
  const place = (cluster: string) =>
    overview.getByRole('listitem').filter({ hasText: cluster });
  await place(silent).getByText('Ambient', { exact: true }).waitFor();
  await place(forbidden).getByText('4 pods').waitFor();

  await addFault(silent, { fault: 'blackhole' });
  await addFault(forbidden, { fault: 'status', code: 403, resource: 'pods' });
  // Open watches go on otherwise.
  await addFault(forbidden, { fault: 'cut', resource: 'pods' });

  await place(forbidden).getByText('Unknown', { exact: true }).waitFor();
  await place(forbidden).getByText('pods unknown').waitFor();
  await place(silent).getByText('Was ambient').waitFor();
  await place(silent).getByRole('img', { name: 'Silent' }).waitFor();
  await place('prod-eu-1').getByText('Ambient', { exact: true }).waitFor();
  await overview
    .getByRole('heading', { name: /1 is silent/ })
    .first()
    .waitFor();
  await screenshot(overview, 'freshness-cards');

  const tab = await browser.pageAs('payments-dev');
  await tab.goto(`${url}/catalog/default/component/checkout/mesh`);
  const row = (cluster: string) =>
    tab.getByRole('row', { name: new RegExp(`^${cluster}`) });
  await row(silent).getByText('Was ambient').waitFor();
  await row(forbidden).getByText('Unknown').first().waitFor();
  await row('prod-eu-1').getByText('Ambient', { exact: true }).waitFor();
  await screenshot(tab, 'freshness-tab');

  await clearFaults(silent);
  await clearFaults(forbidden);
  await place(silent).getByText('Ambient', { exact: true }).waitFor();
  await place(forbidden).getByText('4 pods').waitFor();
});

const clusterListSchema = z.object({
  clusters: z.array(z.object({ freshness: z.object({ state: z.string() }) })),
});

async function areAllLive(): Promise<boolean> {
  const answer = await ask('platform-a', '/mesh/v1/clusters');
  const { clusters } = clusterListSchema.parse(await answer.json());
  return clusters.every(({ freshness }) => freshness.state === 'live');
}
