import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, podFact, policyFact } from '../testing';
import { at, ctx, selector } from './__testUtils__/judge';
import { policyIndex } from './policyIndex';
import { only, Proxy, selectPolicies } from './selection';

const ROOT = ctx.rootNamespace;

/** The names of the policies that count for a pod. */
function counting(
  namespace: string,
  proxy: Proxy,
  ...policies: PeerAuthenticationFact[]
) {
  const pod = podFact(namespace, 'web', CAPTURED);
  const index = policyIndex(policies, ctx);
  const selected = selectPolicies(pod, proxy, 'default', index);
  return Object.fromEntries(
    Object.entries(selected).map(([scope, policy]) => [scope, policy?.name]),
  );
}

describe('of each scope', () => {
  it('one policy counts: the oldest that is for the pod', () => {
    const other = { selector: { app: 'till' } };
    expect(
      counting(
        'shop',
        'ambient',
        policyFact('shop', 'young', at(5)),
        policyFact('shop', 'old', at(1)),
        policyFact('shop', 'young-web', { selector, ...at(6) }),
        policyFact('shop', 'old-web', { selector, ...at(4) }),
        policyFact('shop', 'till', { ...other, ...at(1) }),
        policyFact('pay', 'elsewhere', at(1)),
        policyFact(ROOT, 'mesh', at(7)),
        policyFact(ROOT, 'web', { selector, ...at(1) }),
      ),
    ).toEqual({ mesh: 'mesh', namespace: 'old', workload: 'old-web' });
  });

  it('none may count', () => {
    const none = { mesh: null, namespace: null, workload: null };
    expect(counting('shop', 'ambient')).toEqual({});
    expect(only(none)).toEqual({ mesh: [], namespace: [], workload: [] });
  });
});

describe('a mesh policy with an empty selector', () => {
  const empty = policyFact(ROOT, 'empty', { selector: {}, ...at(1) });
  const plain = policyFact(ROOT, 'plain', at(2));
  const mesh = (namespace: string, proxy: Proxy) =>
    counting(namespace, proxy, empty, plain).mesh;

  it('counts for sidecars', () => {
    expect(mesh('shop', 'sidecar')).toBe('empty');
  });

  it('is passed by in ambient, except in the root namespace itself', () => {
    expect(mesh('shop', 'ambient')).toBe('plain');
    expect(mesh(ROOT, 'ambient')).toBe('empty');
  });
});

describe('the policies of a pod in the root namespace', () => {
  it('are mesh-wide ones: none is of its namespace or of it alone', () => {
    const root = ctx.rootNamespace;
    const index = policyIndex(
      [
        policyFact(root, 'wide', at(1)),
        policyFact(root, 'selecting', { selector: { app: 'web' }, ...at(1) }),
      ],
      ctx,
    );
    const pod = podFact(root, 'web', CAPTURED);
    expect(selectPolicies(pod, 'ambient', 'default', index)).toMatchObject({
      mesh: { name: 'wide' },
      namespace: null,
      workload: null,
    });
  });
});
