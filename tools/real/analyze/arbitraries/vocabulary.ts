import fc from 'fast-check';
import { FileObject } from '../manifests';

/** Few words, so that objects meet each other. */
export const word = <T extends string>(...words: T[]) =>
  fc.constantFrom(...words);

export const namespaceName = word('a', 'ab', 'istio-system');
/** In files nothing of kube-system is analyzed; in a cluster it is all but these kinds. */
export const anyNamespace = word('a', 'ab', 'istio-system', 'kube-system');
export const app = word('web', 'api');
export const host = word(
  ...['web', 'api', 'gone', 'web.a.svc.cluster.local', 'x.example.com'],
  ...['*.example.com', 'api.ab.svc.cluster.local', '*'],
);
export const portNumber = fc.constantFrom(80, 443, 8080, 53);
export const boolean = fc.boolean();

export const exportTo = fc.option(
  fc.subarray(['.', '*', 'a', 'ab'], { minLength: 1, maxLength: 2 }),
  { nil: undefined },
);

/** Labels of pods and what selects them. */
export const appLabels = fc.record(
  { app, version: word('v1', 'v2') },
  { requiredKeys: [] },
);

export const selector = fc.option(appLabels, { nil: undefined });

export const annotations = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: word('*', 'IST0102', 'IST0103,IST0101', 'IST0133').map(
      codes => ({ 'galley.istio.io/analyze-suppress': codes }),
    ),
  },
);

export const revisionLabels = fc.record(
  { 'istio.io/rev': word('default', 'canary') },
  { requiredKeys: [] },
);

export const lists = <T>(one: fc.Arbitrary<T>, maxLength = 3) =>
  fc.array(one, { maxLength });

export const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) =>
  fc.array(one, { minLength: 1, maxLength });

/** An object of a kind. Namespace and name are of a few, so several may be one object: the last counts. */
export function object(
  apiVersion: string,
  kind: string,
  body: fc.Arbitrary<object>,
  meta: fc.Arbitrary<object> = fc.constant({}),
  namespaces: fc.Arbitrary<string> = namespaceName,
): fc.Arbitrary<FileObject> {
  return fc
    .tuple(
      namespaces,
      word('one', 'two', 'web', 'api'),
      annotations,
      meta,
      body,
    )
    .map(([namespace, name, notes, more, fields]) => ({
      apiVersion,
      kind,
      metadata: { namespace, name, annotations: notes, ...more },
      ...fields,
    }));
}

/** The same for kinds outside of namespaces. */
export function clusterObject(
  apiVersion: string,
  kind: string,
  names: fc.Arbitrary<string>,
  body: fc.Arbitrary<object>,
  meta: fc.Arbitrary<object> = fc.constant({}),
): fc.Arbitrary<FileObject> {
  return fc
    .tuple(names, annotations, meta, body)
    .map(([name, notes, more, fields]) => ({
      apiVersion,
      kind,
      metadata: { name, annotations: notes, ...more },
      ...fields,
    }));
}

export const condition = (...types: string[]) =>
  fc.record({
    type: word(...types),
    status: word('True', 'False', 'Unknown'),
    reason: word('Accepted', 'PartiallyInvalid', 'Invalid'),
    message: fc.constant('told'),
    lastTransitionTime: fc.constant('2026-01-01T00:00:00Z'),
  });
