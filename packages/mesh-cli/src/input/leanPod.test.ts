import { ManifestReader } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { parse, stringify } from 'yaml';
import { GoldenObject, goldens } from '../testing';
import { leanPod, UNREAD } from './leanPod';

const kubectl = { indentSeq: false, sortMapEntries: true } as const;

const pods = goldens
  .filter((_, i) => i % 12 === 0)
  .flatMap(golden => golden.objects())
  .filter(({ kind }) => kind === 'Pod');

function facts(pod: unknown): unknown {
  const reader = new ManifestReader('a');
  expect(reader.add(pod)).toEqual({ ok: true, used: true });
  return [...reader.view().facts.pods.values()];
}

/** As exports have them, and the recorded pods have not. */
const withManagedFields = (pod: GoldenObject) => ({
  ...pod,
  metadata: {
    ...pod.metadata,
    managedFields: [{ manager: 'a', fieldsV1: { 'f:spec': {} } }],
  },
});

/** Notes every key that is looked at, however deep. */
function watched(value: unknown, seen: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'string') seen.add(key);
      return watched(Reflect.get(target, key, receiver), seen);
    },
  });
}

describe('a pod without what nobody reads', () => {
  it('is without keys that are read', () => {
    const rest = Object.fromEntries([...UNREAD].map(key => [key, [{}]]));
    const seen = new Set<string>();
    const container = { name: 'a', image: 'b', ...rest };
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', namespace: 'b' },
      spec: { containers: [container], initContainers: [container], ...rest },
      status: { phase: 'Running', ...rest },
    };
    facts(watched(pod, seen));
    expect([...seen]).toEqual(
      expect.arrayContaining(['image', 'initContainers', 'phase']),
    );
    expect([...UNREAD].filter(key => seen.has(key))).toEqual([]);
  });

  it('gives the facts that all of it gives', () => {
    expect(pods.length).toBeGreaterThan(15);
    for (const pod of pods) {
      const text = stringify(withManagedFields(pod), kubectl);
      const lean = leanPod(text)!;
      expect(lean.length).toBeLessThan(text.length);
      expect(facts(parse(lean))).toEqual(facts(pod));
    }
  });

  it.each([
    ['dashes below the key', { indentSeq: false }],
    ['dashes indented', { indentSeq: true }],
  ])('leaves out whole values, %s', (_, options) => {
    const pod = {
      kind: 'Pod',
      spec: {
        containers: [
          { name: 'a', env: [{ name: 'E', value: '1\n\n2' }], image: 'x' },
          { env: [{ name: 'kept' }], name: 'b' },
        ],
        volumes: [{ name: 'v' }],
        nodeName: 'n',
      },
    };
    expect(parse(leanPod(stringify(pod, options))!)).toEqual({
      kind: 'Pod',
      spec: {
        containers: [
          { name: 'a', image: 'x' },
          { env: [{ name: 'kept' }], name: 'b' },
        ],
        nodeName: 'n',
      },
    });
  });

  it.each([
    'kind: EndpointSlice\nendpoints:\n- targetRef:\n    kind: Pod\n',
    'kind: Deployment\nspec:\n  env:\n    a: 1\n',
  ])('is not made of %j', text => expect(leanPod(text)).toBeNull());

  it('keeps keys that have a value on their line', () => {
    const text =
      'kind: Pod\nmetadata:\n  labels:\n    env: prod\n    args: ""\n';
    expect(leanPod(text)).toBe(text.trimEnd());
  });
});
