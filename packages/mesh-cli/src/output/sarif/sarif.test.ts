import { stringify } from 'yaml';
import { z } from 'zod';
import { rules } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { runMesh } from '../../testing/runMesh';
import { scratchFolder } from '../../testing/scratch';
import { shop } from '../../testing/shop';
import { version } from '../../../package.json';

const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['error', 'warning', 'note']);

/** The parts of SARIF 2.1.0 that are used, with what it requires of them. */
const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: text,
              help: text,
              defaultConfiguration: z.strictObject({ level }),
              properties: z.strictObject({ tags: z.array(z.string()) }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.number().int().optional(),
          level,
          message: text,
          locations: z.tuple([
            z.strictObject({
              physicalLocation: z
                .strictObject({
                  artifactLocation: z.strictObject({ uri: z.string() }),
                  region: z
                    .strictObject({ startLine: z.number().int().min(1) })
                    .optional(),
                })
                .optional(),
              logicalLocations: z.tuple([
                z.strictObject({
                  name: z.string(),
                  fullyQualifiedName: z.string(),
                  kind: z.literal('resource'),
                }),
              ]),
            }),
          ]),
          partialFingerprints: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ]),
});

const scratch = scratchFolder();

async function sarifOf(path: string) {
  const { stdout } = await runMesh([
    ...['inspect', '--output', 'sarif', '--cluster', `east=${path}`],
  ]);
  return sarifSchema.parse(JSON.parse(stdout));
}

/** Its namespace asks for a waypoint that does not exist. */
const namespace = {
  ...shop.namespace,
  metadata: {
    ...shop.namespace.metadata,
    labels: { 'istio.io/use-waypoint': 'gh|ost' },
  },
};

describe('findings as SARIF', () => {
  it('are results of their rules, at the line of the object', async () => {
    const file = scratch.write(
      'with blank/a.yaml',
      `${stringify(shop.pod)}---\n# the namespace\n${stringify(namespace)}`,
    );
    const [{ tool, results }] = (await sarifOf(file)).runs;
    expect(tool.driver.version).toBe(version);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(
      rules.map(({ code }) => code),
    );
    const result = results.find(r => r.ruleId === 'waypoint-missing')!;
    expect(tool.driver.rules[result.ruleIndex!].id).toBe('waypoint-missing');
    const [{ physicalLocation, logicalLocations }] = result.locations;
    expect(logicalLocations[0].fullyQualifiedName).toBe('east/Namespace/shop');
    expect(physicalLocation!.artifactLocation.uri).toMatch(
      /^file:\/\/\/.*\/with%20blank\/a\.yaml$/,
    );
    const line = stringify(shop.pod).split('\n').length + 2;
    expect(physicalLocation!.region).toEqual({ startLine: line });
    expect(result.message.text).toMatch(/^east: Namespace shop: .* Next: /);
    expect(result.partialFingerprints).toEqual({
      'meshFinding/v1': 'waypoint-missing east/Namespace/shop',
    });
  });

  it('lie in the files of their cluster, whatever they are about', async () => {
    const file = scratch.writeList('list.json', [namespace, shop.pod]);
    const [{ results }] = (await sarifOf(file)).runs;
    expect(results).not.toEqual([]);
    for (const { locations } of results) {
      expect(locations[0].physicalLocation).toMatchObject({
        artifactLocation: { uri: expect.stringMatching(/list\.json$/) },
      });
    }
  });
});
