import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  fileRequest,
  labelNamespace,
  screenshot,
  testPortal,
  useBrowser,
} from './support';

const browser = useBrowser();

const enrol = (namespace: string) =>
  fileRequest('payments-dev', {
    kind: 'namespace',
    namespace,
    clusters: ['prod-eu-1'],
  });

async function open(account: string, path: string): Promise<Page> {
  const page = await browser.pageAs(account);
  await page.goto(`${testPortal().url}${path}`);
  return page;
}

test('a rejection needs a reason, and the requester reads it without a reload', async () => {
  const { path } = await enrol('invoices');
  const requester = await open('payments-dev', path);
  await requester.getByText('Waiting for the platform team').first().waitFor();

  const approver = await open('platform-a', path);
  const reject = approver.getByRole('button', { name: 'Reject' });
  await reject.click();
  await approver.getByText(/A rejection needs a comment/).waitFor();
  const reason = 'Not in the week before the sale.';
  await approver.getByRole('textbox', { name: /Comment/ }).fill(reason);
  await reject.click();
  await approver.getByRole('heading', { name: /^Rejected/ }).waitFor();

  await requester.getByRole('heading', { name: /^Rejected/ }).waitFor();
  await requester.getByText(reason).first().waitFor();
  await screenshot(requester, 'decisions-rejected');
});

test('who filed a request withdraws it, and nobody can approve it any more', async () => {
  const { path } = await enrol('returns');
  const approver = await open('platform-a', path);
  const approve = approver.getByRole('button', { name: /^Approve plan/ });
  await approve.waitFor();

  const requester = await open('payments-dev', path);
  await requester.getByRole('button', { name: 'Withdraw' }).click();
  await requester.getByRole('heading', { name: /^Withdrawn/ }).waitFor();

  await approver.getByRole('heading', { name: /^Withdrawn/ }).waitFor();
  await approve.waitFor({ state: 'detached' });
  await screenshot(approver, 'decisions-withdrawn');
});

test('a plan that changed since it was read must be read again before it is approved', async t => {
  const { path, hash } = await enrol('chargebacks');
  const approver = await open('platform-a', path);
  const read = approver.getByRole('button', {
    name: `Approve plan ${hash.slice(0, 4)}`,
  });
  await read.waitFor();

  const label = 'istio.io/use-waypoint';
  t.after(() => labelNamespace('prod-eu-1', 'chargebacks', { [label]: null }));
  await labelNamespace('prod-eu-1', 'chargebacks', { [label]: 'none' });
  await approver
    .getByRole('heading', { name: 'The plan changed since you read it' })
    .waitFor();
  await read.waitFor({ state: 'detached' });
  const row = approver
    .getByRole('table', { name: 'What differs' })
    .getByRole('row', { name: new RegExp(`${label}, prod-eu-1`) });
  await row.getByText('absent').waitFor();
  await row.getByText('none', { exact: true }).waitFor();
  await approver
    .getByRole('button', { name: /^Approve plan/, disabled: true })
    .waitFor();
  await screenshot(approver, 'decisions-plan-changed');

  await approver
    .getByRole('button', { name: 'I have read the difference' })
    .click();
  await approver
    .getByRole('button', { name: /^Approve plan/, disabled: false })
    .click();
  await approver
    .getByRole('heading', { name: 'Verified: the mesh does what was approved' })
    .waitFor();
});
