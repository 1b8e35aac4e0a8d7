import {
  MANIFEST_CONFIG_MAPS,
  MANIFEST_TYPES,
  ManifestReader,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { goldens } from '../../testing';
import { runMesh } from '../../testing/runMesh';
import { parts, plural } from './resources';

const script = async (...options: string[]) =>
  (await runMesh(['export', ...options])).stdout;

/** What the commands ask for. */
async function resourcesAsked(): Promise<string[]> {
  const gets = [...(await script()).matchAll(/^kubectl get (\S+) /gm)];
  return gets.flatMap(([, list]) => list.split(','));
}

describe('mesh export', () => {
  it('asks for every kind that the model reads, and for nothing else', async () => {
    const read = MANIFEST_TYPES.map(({ group, kind }) =>
      group ? `${plural(kind)}.${group}` : plural(kind),
    );
    const asked = (await resourcesAsked()).filter(r => r !== 'configmaps');
    expect(asked.sort()).toEqual(read.sort());
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each([
    'mutatingwebhookconfigurations.admissionregistration.k8s.io',
    'validatingwebhookconfigurations.admissionregistration.k8s.io',
    'httproutes.gateway.networking.k8s.io',
  ])('%s does not get lost with another kind that is missing', resource =>
    expect(parts().filter(p => p.resources.includes(resource))).toEqual([
      expect.objectContaining({ resources: [resource] }),
    ]),
  );

  it('asks for ConfigMaps by name only', async () => {
    const text = await script('--revision', '1-24');
    const names = [...text.matchAll(/metadata\.name=(\S+) /g)].map(
      ([, name]) => name,
    );
    const all = MANIFEST_CONFIG_MAPS.map(({ name }) => name);
    expect(names.sort()).toEqual(
      [...all, 'istio-1-24', 'istio-sidecar-injector-1-24'].sort(),
    );
    for (const line of text.split('\n').filter(l => /configmaps/.test(l))) {
      expect(line).toMatch(/get configmaps --field-selector metadata\.name=/);
    }
  });

  it.each(MANIFEST_CONFIG_MAPS.map(({ name }) => name))(
    'the model reads the ConfigMap %s that it asks for',
    name => {
      const data = { mesh: '', AMBIENT_ENABLED: 'true', 'root-cert.pem': '' };
      const outcome = new ManifestReader('a').add({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'istio-system' },
        data,
      });
      // Whether this data makes sense is another question.
      expect(outcome.ok && !outcome.used).toBe(false);
    },
  );

  it('never asks for Secrets, and writes nothing', async () => {
    expect((await resourcesAsked()).join()).not.toMatch(/secret/i);
    const verbs = [...(await script()).matchAll(/^kubectl (\S+)/gm)];
    expect(new Set(verbs.map(([, verb]) => verb))).toEqual(new Set(['get']));
  });

  it('names cluster and context as one word of a shell each', async () => {
    const text = await script('--cluster', 'east', '--context', `it's; rm -rf`);
    expect(text).toContain(`kubectl --context 'it'\\''s; rm -rf' get pods -A`);
    expect(text).toContain(' > east/pods.json\n');
    const { code, stderr } = await runMesh(['export', '--cluster', '../a b']);
    expect([code, stderr]).toEqual([
      2,
      'mesh: --cluster ../a b: expected letters, digits, dots and dashes; it becomes a folder.\n',
    ]);
  });
});

describe('managedFields', () => {
  const recordedObjects = goldens
    .filter((_, i) => i % 4 === 0)
    .flatMap(golden => golden.objects());
  const managedFields = [
    {
      manager: 'someone',
      operation: 'Apply',
      time: '2030-01-01T00:00:00Z',
      fieldsV1: {
        'f:metadata': { 'f:labels': { 'f:istio.io/dataplane-mode': {} } },
      },
    },
  ];

  /** One object of each kind: a recorded one, else an empty one. */
  function sample(group: string, kind: string): object {
    const recorded = recordedObjects.find(object => {
      const { apiVersion } = object as { apiVersion?: string };
      const of = apiVersion?.includes('/') ? apiVersion.split('/')[0] : '';
      return object.kind === kind && of === group;
    });
    const metadata = { name: 'a', creationTimestamp: '2026-01-01T00:00:00Z' };
    return recorded ?? { apiVersion: `${group}/v1`, kind, metadata, spec: {} };
  }

  function facts(object: object): string {
    const reader = new ManifestReader('a');
    reader.add(object);
    return JSON.stringify(reader.view(), (_, value) =>
      value instanceof Map ? [...value] : value,
    );
  }

  it.each(MANIFEST_TYPES.map(({ group, kind }) => [group, kind]))(
    'of %s/%s are exported if the model reads them',
    (group, kind) => {
      const object = sample(group, kind) as { metadata: object };
      const metadata = { ...object.metadata, managedFields };
      const isRead = facts({ ...object, metadata }) !== facts(object);
      const resource = group ? `${plural(kind)}.${group}` : plural(kind);
      const part = parts().find(p => p.resources.includes(resource));
      // The others of their group come with them.
      const isExported = part?.managedFields ?? false;
      expect(isRead && !isExported).toBe(false);
    },
  );

  it('of pods stay out: they are most of an export', () =>
    expect(parts().find(({ name }) => name === 'pods')).toMatchObject({
      resources: ['pods'],
      managedFields: false,
    }));
});
