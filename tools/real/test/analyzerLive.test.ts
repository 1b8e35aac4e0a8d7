import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import {
  MANIFEST_CONFIG_MAPS,
  MANIFEST_TYPES,
  rules,
} from '../../../plugins/mesh-common/src';
import {
  analyzeSchema,
  claimedCodes,
  differencesFromAnalyze,
} from '../analyze/differences';
import {
  liveLeftovers,
  liveNamespaces,
  liveObjects,
} from '../analyze/liveObjects';
import { FileObject } from '../analyze/manifests';
import { inspectManifests } from '../analyze/model';
import { istioctl } from './support/istioctl';
import { runningFleet } from './support/runningFleet';

const { clusters, binaries, folder } = runningFleet();
const [{ name, kubectl }] = clusters;
const claimed = claimedCodes(rules);

after(async () => {
  for (const left of liveLeftovers) {
    await kubectl.run(['delete', '--ignore-not-found', ...left]);
  }
  await kubectl.run([
    ...['delete', 'namespace', '--ignore-not-found', '--timeout=60s'],
    ...liveNamespaces,
  ]);
});

const listSchema = z.object({ items: z.array(z.custom<FileObject>()) });

/** What `mesh export` asks for: a kind that is not installed is left out. */
async function exported(): Promise<FileObject[]> {
  const objects: FileObject[] = [];
  for (const { group, kind } of MANIFEST_TYPES) {
    const resource = group ? `${kind}.${group}` : kind;
    const answer = await kubectl.tryRun(['get', resource, '-A', '-o', 'json']);
    if (/doesn't have a resource type/.test(answer.errors)) continue;
    assert.equal(answer.code, 0, `${resource}: ${answer.errors}`);
    objects.push(...listSchema.parse(JSON.parse(answer.output)).items);
  }
  const maps = listSchema.parse(
    await kubectl.json(['get', 'configmaps', '-A']),
  );
  const wanted = new Set(MANIFEST_CONFIG_MAPS.map(map => map.name));
  return [
    ...objects,
    ...maps.items.filter(({ metadata }) => wanted.has(metadata?.name ?? '')),
  ];
}

async function analyzed() {
  const answer = await istioctl(binaries.istioctl, [
    ...['--kubeconfig', join(folder, 'kubeconfig'), '--context', name],
    ...['analyze', '-A', '-o', 'json'],
  ]);
  return analyzeSchema.parse(JSON.parse(answer.slice(answer.search(/^\[/m))));
}

test('a live istioctl analyze says the same of objects in a cluster', async () => {
  await kubectl.apply([...liveObjects]);
  const analyze = await analyzed();
  const { report, refused } = inspectManifests({ [name]: await exported() });
  assert.deepEqual(refused, []);
  assert.deepEqual(differencesFromAnalyze(report, analyze, claimed), {
    missing: [],
    extra: [],
  });
  const codes = new Set(analyze.map(({ code }) => code));
  const judged = [...codes].filter(code => claimed.has(code));
  assert.ok(judged.length >= 25, judged.sort().join());
});
