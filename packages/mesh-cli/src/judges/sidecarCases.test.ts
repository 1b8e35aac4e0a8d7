import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { istiodOf, namespace, pod } from '../testing/caseManifests';
import { perPort } from '../testing/outcome';
import { inspectFiles } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';

const fixture = join(
  __dirname,
  '../../../../plugins/mesh-common/src/mtls/__fixtures__/sidecar-mtls-cases.json',
);

const casesSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      rootNamespace: z.string(),
      revision: z.string(),
      policies: z.array(z.looseObject({})),
      workloads: z.array(
        z.object({
          namespace: z.string(),
          labels: z.record(z.string(), z.string()),
        }),
      ),
      expect: z.array(
        z.object({
          mode: z.string(),
          ports: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
});

type Case = z.output<typeof casesSchema>['cases'][number];

const { cases } = casesSchema.parse(JSON.parse(readFileSync(fixture, 'utf8')));
const scratch = scratchFolder();

/** Istio's own ComposePeerAuthentication over random policies; see `about` in the fixture. */
describe('sidecars, from manifests', () => {
  it('are 480', () => {
    expect(cases.flatMap(({ workloads }) => workloads)).toHaveLength(480);
  });

  it.each(cases.map(c => [c.id, c] as const))('%s', async (id, c) => {
    const file = scratch.writeList(`${id}.json`, manifestsOf(c));
    const { pods } = await inspectFiles({ east: file });
    const rows = c.workloads.map((_, i) => pods.find(p => p.pod === `w-${i}`)!);
    expect(rows.map(({ mode }) => mode)).toEqual(rows.map(() => 'sidecar'));
    const pairs = rows.map(({ mtls }, i) => perPort(mtls, c.expect[i]));
    expect(pairs.map(({ ours }) => ours)).toEqual(
      pairs.map(({ theirs }) => theirs),
    );
    expect(rows.map(({ mtls }) => mtls.uncertain)).not.toContain(true);
  });
});

function manifestsOf(c: Case): object[] {
  const names = [...new Set(c.workloads.map(w => w.namespace))];
  const injection: Record<string, string> =
    c.revision === 'default'
      ? { 'istio-injection': 'enabled' }
      : { 'istio.io/rev': c.revision };
  const annotations = {
    'sidecar.istio.io/status': JSON.stringify({ revision: c.revision }),
    'istio.io/rev': c.revision,
  };
  return [
    ...istiodOf(c),
    // That of istiod is there already.
    ...names
      .filter(name => name !== 'istio-system')
      .map(name => namespace(name, injection)),
    ...c.policies,
    ...c.workloads.map((workload, i) =>
      pod({ ...workload, name: `w-${i}`, annotations, hasProxy: true }),
    ),
  ];
}
