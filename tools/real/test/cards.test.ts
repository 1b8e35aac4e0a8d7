import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CLUSTERS } from '../../../packages/fleet/src/story';
import type { MeshReport } from '../../../plugins/mesh-common/src';
import { useBrowser } from '../../../e2e/support';
import { requireBinaries } from '../binaries';
import { meshInspect } from './cards/commandLine';
import { type Component, components } from './cards/components';
import { differences, type Said } from './cards/differences';
import { type Dump, dumpCluster } from './cards/dump';
import { expectedPages } from './cards/expected';
import { find } from './cards/found';
import { clusterFacts, startPortal, watchedClusters } from './cards/portal';
import { rowsAsText } from './cards/rowsAsText';
import { hasCards, look } from './cards/seen';

// It needs the kubectl of real:build, a browser and a simulated fleet of its own; the real clusters it leaves alone.
const { kubectl } = requireBinaries();
const folder = mkdtempSync(join(tmpdir(), 'mesh-cards-'));
const all = components();

/** For its first minute a pod outside of ambient is called "joining", which no report does: it knows no time. */
const settlesInMs = 75_000;

let portal: Awaited<ReturnType<typeof startPortal>> | undefined;
let settledAt: number;
/** Of all clusters of the fleet, by name. */
let dumps: Record<string, Dump>;
let report: MeshReport;
let watched: Record<string, Said>;

// The runner ends its files so. Fleet and backend are process groups of their own: they would go on.
process.once('SIGTERM', async () => {
  await portal?.stop();
  process.exit(143);
});

before(async () => {
  const fleet = join(folder, 'fleet');
  portal = await startPortal(fleet);
  settledAt = Date.now() + settlesInMs;
  dumps = {};
  for (const { name } of CLUSTERS) {
    const access = { kubectl, kubeconfig: join(fleet, 'kubeconfig') };
    dumps[name] = await dumpCluster(name, access, join(folder, 'export'));
  }
  report = await meshInspect(dumps);
  watched = await watchedClusters();
});
after(async () => {
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('cards and tab say what mesh inspect says of a kubectl dump', () => {
  const browser = useBrowser();

  test('every component of the story is looked at', () => {
    assert.ok(all.length > 20, `${all.length} components`);
    assert.deepEqual(
      all.filter(({ link }) => !link).map(({ name }) => name),
      ['style-guide'],
    );
  });

  test('of the clusters themselves the portal says the same', () => {
    const rows = report.clusters.filter(({ cluster }) => cluster in watched);
    const wanted = rows.map(row => [row.cluster, clusterFacts(row)]);
    assertNone(differences(watched, Object.fromEntries(wanted)));
  });

  for (const component of all) {
    test(component.name, async () => compare(component));
  }

  async function compare({ name, link, owner }: Component): Promise<void> {
    const page = await browser.pageAs('platform-a');
    if (!link) {
      assert.equal(await hasCards(page, name), false, 'it has mesh cards');
      return;
    }
    const inWatched = Object.keys(watched).map(each => [each, dumps[each]]);
    const found = find({ link, owner }, report, Object.fromEntries(inWatched));
    const wanted = expectedPages(found);
    let lines = differences(await look(page, name), wanted);
    while (lines.length && Date.now() < settledAt) {
      lines = differences(await look(page, name), wanted);
    }
    assertNone(lines, `Component ${name}`, ...rowsAsText(found));
  }
});

/** Fails with the lines, below what they are about, above what lies behind them. */
function assertNone(lines: string[], about = '', ...behind: string[]): void {
  if (lines.length) assert.fail([about, ...lines, '', ...behind].join('\n'));
}
