import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { untilOk } from '../../processes/ready';
import { Service } from '../../processes/service';
import { type Portal, withPortal } from '../browser';
import type { Check } from '../runChecks';
import { cluster, type Stage } from '../stage';
import { secretsIn } from './config';

/** Compiling the frontend on a busy machine of two cores. Milliseconds. */
const startWithin = 300_000;

/** The portal runs, and what a browser shows of it. */
export const screenChecks: Check<Stage>[] = [
  {
    title: 'it starts with yarn start',
    carries: true,
    async look(stage) {
      const service = new Service({
        name: 'portal',
        program: 'yarn',
        argv: ['start'],
        cwd: stage.portal.folder,
        env: stage.portal.env,
        logFile: join(stage.kept, 'portal.log'),
      });
      stage.running = service;
      // One plugin that does not start leaves the others waiting for ever.
      const broken = service.line(/startup failed/).then(line => {
        throw new Error(line);
      });
      const inTime = AbortSignal.timeout(startWithin);
      const ready = `${stage.backendUrl}/.backstage/health/v1/readiness`;
      await Promise.race([
        Promise.all([untilOk(stage.url, inTime), untilOk(ready, inTime)]),
        service.endedUnasked(),
        broken,
      ]);
    },
  },
  {
    title: 'a browser shows a card of the mesh',
    look: stage =>
      inBrowser(stage, 'card', async ({ page, open }) => {
        await open('/catalog/default/component/payments');
        await page.getByRole('heading', { name: /^In the mesh/ }).waitFor();
      }),
  },
  {
    title: 'a browser shows the mesh tab with the cluster',
    look: stage =>
      inBrowser(stage, 'tab', async ({ page, open }) => {
        await open('/catalog/default/component/payments');
        // The sidebar has a link of the same name.
        const tab = page.locator('[role=tab], a[href$="/payments/mesh"]');
        await tab.filter({ hasText: /^Mesh$/ }).click();
        await page.waitForURL(/\/payments\/mesh$/);
        await page.getByText(cluster).first().waitFor();
      }),
  },
  {
    title: 'the catalog holds the cluster',
    look: stage =>
      inBrowser(stage, 'cluster', async ({ page, open }) => {
        await open(`/catalog/default/resource/${cluster}`);
        await untilShown(page, page.getByText('kubernetes-cluster'));
      }),
  },
  {
    title: 'no answer to the browser holds a secret',
    async look(stage) {
      const seen = await withPortal(stage, async ({ open, page, answers }) => {
        await open('/catalog/default/component/payments/mesh');
        await page.getByText(cluster).first().waitFor();
        return answers();
      });
      assert.ok(
        seen.some(({ url }) => url.includes('/api/mesh/v1/')),
        'the backend was asked',
      );
      assert.ok(
        seen.some(({ text }) => text.includes(`"${stage.backendUrl}"`)),
        'the config of the frontend is among what was looked at',
      );
      const leaks = seen.flatMap(({ url, text }) =>
        secretsIn(text, stage.secrets).map(name => `${name} in ${url}`),
      );
      assert.deepEqual(leaks, []);
    },
  },
];

/** Leaves a picture, also of what went wrong. */
function inBrowser(
  stage: Stage,
  picture: string,
  look: (portal: Portal) => Promise<void>,
): Promise<void> {
  return withPortal(stage, async portal => {
    try {
      await look(portal);
    } finally {
      const path = join(stage.kept, `${picture}.png`);
      await portal.page.screenshot({ path, fullPage: true });
    }
  });
}

/** The catalog takes what it has been given some seconds after the start; a page that came too early is asked anew. */
async function untilShown(page: Page, what: Locator): Promise<void> {
  const end = Date.now() + startWithin;
  for (;;) {
    const seen = await what
      .first()
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    if (seen) return;
    if (Date.now() > end) throw new Error(`not shown: ${what}`);
    await page.reload();
  }
}
