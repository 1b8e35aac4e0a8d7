import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import {
  ask,
  assertNowhere,
  canaryOf,
  eventually,
  fileTemplate,
  filesBelow,
  openTemplate,
  recordTraffic,
  screenshot,
  testPortal,
  useBrowser,
} from './support';

const clusterListSchema = z.object({
  clusters: z.array(z.object({ name: z.string() })),
});
const entitySchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  spec: z.object({ type: z.string() }),
});

const browser = useBrowser();
const name = 'edge-eu-2';

test('a cluster is checked, approved by another, watched, and its token is nowhere', async () => {
  const { url, fleetFolder } = testPortal();
  // One account reads the cluster and registers it: the writer (deploy/rbac/register.yaml).
  const kubeconfig = join(fleetFolder, `${name}.writer.kubeconfig`);
  const requester = await browser.pageAs('platform-a');
  const ofRequester = recordTraffic(requester);
  await openTemplate(requester, 'mesh-register-cluster');
  await fillIn(requester, kubeconfig);
  const request = await fileTemplate(requester);
  const task = new URL(requester.url()).pathname.split('/').at(-1);
  await requester.goto(`${url}${request}`);
  await requester
    .getByText(/You filed it|you filed it/)
    .first()
    .waitFor();

  const approver = await browser.pageAs('platform-b');
  const ofApprover = recordTraffic(approver);
  await approver.goto(`${url}${request}`);
  const approve = approver.getByRole('button', { name: /^Approve plan/ });
  await approve.waitFor();
  await screenshot(approver, 'cluster-review');
  await approve.click();
  await confirmRisk(approver);
  await approver
    .getByText('Verified: the mesh does what was approved')
    .first()
    .waitFor();
  // Its own istiod and that of its peer were asked, not only written to.
  await approver.getByText('istiod says synced').nth(1).waitFor();
  await screenshot(approver, 'cluster-verified');
  await assertVisible();

  // Its namespaces are known now, and the entity that runs there has cards.
  const watcher = await browser.pageAs('payments-dev');
  await watcher.goto(`${url}/catalog/default/component/pos`);
  await watcher.getByRole('heading', { name: 'Runs in 1 cluster' }).waitFor();

  const canary = canaryOf(readFileSync(kubeconfig, 'utf8'));
  const [handedOver] = ofRequester.sent(/\/credential-drops$/);
  assert.ok(handedOver.includes(canary[0]), 'the canary was handed over');
  const tasks = `/scaffolder/v2/tasks/${task}`;
  const api = async (path: string) => (await ask('platform-a', path)).text();
  const databases = filesBelow(join(fleetFolder, 'db'));
  assert.ok(
    databases.some(text => text.includes(name)),
    'its databases',
  );
  assertNowhere(canary, {
    'what the requester got': await ofRequester.received(),
    'what the approver got': await ofApprover.received(),
    'what the requester sent to the scaffolder':
      ofRequester.sent(/\/api\/scaffolder\//),
    'the task': await api(tasks),
    'the log of the task': await api(`${tasks}/events`),
    'the request': await api(`/mesh/v1${request.replace('/mesh', '')}`),
    'the clusters': await api('/mesh/v1/clusters'),
    'the log of the portal': filesBelow(join(fleetFolder, 'logs')),
    'the databases': databases,
  });
});

async function fillIn(page: Page, kubeconfig: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByLabel('Kubeconfig file').setInputFiles(kubeconfig);
  await page.getByText(/^Held for 127\.0\.0\.1/).waitFor();
  // The label is what one clicks: it lies over the box.
  await page.locator('label', { hasText: 'prod-eu-1' }).click();
  await page.getByRole('heading', { name: /^Ready: \d+ of \d+/ }).waitFor();
  const checks = page.getByRole('region', { name: /pass$/ });
  await checks.getByRole('listitem').first().waitFor();
  await page
    .getByText(/will watch each other/)
    .first()
    .waitFor();
  await screenshot(page, 'cluster-form');
}

/** High risk asks once more. */
async function confirmRisk(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^High risk/).waitFor();
  await dialog.getByRole('button', { name: /^Approve plan/ }).click();
}

/** As a cluster of the portal and as a Resource of the catalog. */
async function assertVisible(): Promise<void> {
  const { clusters } = clusterListSchema.parse(
    await (await ask('platform-a', '/mesh/v1/clusters')).json(),
  );
  assert.ok(clusters.some(cluster => cluster.name === name));
  const entity = await eventually('the Resource', async () => {
    const found = await ask(
      'platform-a',
      `/catalog/entities/by-name/resource/default/${name}`,
    );
    return found.ok ? entitySchema.parse(await found.json()) : null;
  });
  assert.equal(entity.spec.type, 'kubernetes-cluster');
  assert.deepEqual(
    Object.keys(entity.metadata.annotations).filter(key =>
      key.startsWith('mesh-onboarding.io/'),
    ),
    [
      'mesh-onboarding.io/cluster-uid',
      'mesh-onboarding.io/network',
      'mesh-onboarding.io/trust-domain',
    ],
  );
}
