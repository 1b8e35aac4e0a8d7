import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { istiodOf, namespace, pod } from '../testing/caseManifests';
import { perPort } from '../testing/outcome';
import { inspectFiles } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';

const fixture = join(
  __dirname,
  '../../../../plugins/mesh-common/src/mtls/__fixtures__/mtls-cases.json',
);

const strings = z.record(z.string(), z.string());
const mtls = z.object({ mode: z.string().optional() });

const casesSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      mesh: z.object({ rootNamespace: z.string(), revision: z.string() }),
      policies: z.array(
        z.object({
          name: z.string(),
          namespace: z.string(),
          createdAt: z.string(),
          labels: strings.optional(),
          selector: z.object({ matchLabels: strings.optional() }).optional(),
          mtls: mtls.optional(),
          portLevelMtls: z.record(z.string(), mtls).optional(),
        }),
      ),
      workload: z.object({
        namespace: z.string(),
        labels: strings,
        annotations: strings.optional(),
        dataPlane: z.string(),
      }),
      expect: z.object({ effectiveMode: z.string(), perPort: strings }),
    }),
  ),
});

type Case = z.output<typeof casesSchema>['cases'][number];

const { cases } = casesSchema.parse(JSON.parse(readFileSync(fixture, 'utf8')));
const scratch = scratchFolder();

describe('the truth table of effective mTLS, from manifests', () => {
  it('has its 38 cases', () => expect(cases).toHaveLength(38));

  it.each(cases.map(c => [c.id, c.title, c] as const))(
    '%s %s',
    async (id, _, c) => {
      const file = scratch.writeList(`${id}.json`, manifestsOf(c));
      const report = await inspectFiles({ east: file });
      const row = report.pods.find(({ pod: name }) => name === 'app')!;
      expect(row.mode).toBe(c.workload.dataPlane);
      const { effectiveMode: mode, perPort: ports } = c.expect;
      const outcomes = [row.mtls, row.mtls.alternative ?? row.mtls].map(o =>
        perPort(o, { mode, ports }),
      );
      expect(outcomes.map(o => o.ours)).toContainEqual(outcomes[0].theirs);
      // The one anomaly of istiod in the table.
      expect(row.mtls.uncertain).toBe(id === 'MT-46');
    },
  );
});

function manifestsOf({ mesh, policies, workload }: Case): object[] {
  return [
    ...istiodOf(mesh),
    namespace(workload.namespace, { 'istio.io/dataplane-mode': 'ambient' }),
    ...policies.map(peerAuthentication),
    pod({
      ...workload,
      name: 'app',
      hasProxy: ['sidecar', 'waypoint'].includes(workload.dataPlane),
    }),
  ];
}

function peerAuthentication(policy: Case['policies'][number]): object {
  const { name, namespace: ns, createdAt, labels, ...spec } = policy;
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace: ns, creationTimestamp: createdAt, labels },
    spec,
  };
}
