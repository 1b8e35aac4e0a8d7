import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, INJECTED, policyFact } from '../testing';
import { at, judge, selector } from './__testUtils__/judge';

type Policy = PeerAuthenticationFact;

const workload = (mode: Policy['mode'], ports: Policy['ports']) =>
  policyFact('shop', 'wl', { selector, mode, ports, ...at(10) });
const namespace = (mode: Policy['mode']) =>
  policyFact('shop', 'default', { mode, ...at(1) });

/** Which rules a workload refers to: the plain strict policy, the converted one or none; all of them certain. */
describe('in ambient a pod accepts', () => {
  it.each<[string, Policy[], string, Policy['ports']]>([
    ['plain text where nothing says otherwise', [], 'PERMISSIVE', {}],
    [
      'none where its own policy is STRICT, whatever strict ports it names',
      [workload('STRICT', { 80: 'STRICT', 90: 'UNSET' })],
      'STRICT',
      {},
    ],
    [
      'plain text on a port of a STRICT policy that is open',
      [workload('STRICT', { 80: 'PERMISSIVE' })],
      'STRICT',
      { 80: 'PERMISSIVE' },
    ],
    [
      'plain text on a port of a STRICT policy that is DISABLE',
      [workload('STRICT', { 80: 'DISABLE' })],
      'STRICT',
      { 80: 'PERMISSIVE' },
    ],
    [
      'none on a strict port of an open policy',
      [workload('PERMISSIVE', { 80: 'STRICT' }), namespace('STRICT')],
      'PERMISSIVE',
      { 80: 'STRICT' },
    ],
    [
      'none on a strict port of a policy that is DISABLE',
      [workload('DISABLE', { 80: 'STRICT' }), namespace('STRICT')],
      'PERMISSIVE',
      { 80: 'STRICT' },
    ],
    [
      'none on a strict port of a policy that says nothing else',
      [workload(null, { 80: 'STRICT' })],
      'PERMISSIVE',
      { 80: 'STRICT' },
    ],
    [
      'plain text on an open port under a strict namespace',
      [workload(null, { 80: 'PERMISSIVE' }), namespace('STRICT')],
      'STRICT',
      { 80: 'PERMISSIVE' },
    ],
    [
      'none at all where only strict ports are named under a strict namespace',
      [workload(null, { 80: 'STRICT' }), namespace('STRICT')],
      'STRICT',
      {},
    ],
  ])('%s', (_, policies, mode, ports) => {
    expect(judge(CAPTURED, policies)).toMatchObject({
      mode,
      uncertain: false,
      alternative: null,
    });
    expect(judge(CAPTURED, policies).ports).toEqual(ports);
  });
});

describe('where the policy that counts is not the parent that rules are made with', () => {
  // An empty selector: it counts for pods, and no conversion sees it.
  const unseen = policyFact('shop', 'a', {
    selector: {},
    mode: 'STRICT',
    ...at(1),
  });
  const seen = policyFact('shop', 'b', { mode: 'PERMISSIVE', ...at(2) });
  const ports = { 80: 'PERMISSIVE', 90: 'STRICT' } as const;

  it('the rules are in force, not what the policies say', () => {
    const policies = [workload(null, ports), unseen, seen];
    expect(judge(CAPTURED, policies)).toMatchObject({
      mode: 'PERMISSIVE',
      ports: { 90: 'STRICT' },
      uncertain: false,
    });
    expect(judge(INJECTED, policies)).toMatchObject({
      mode: 'STRICT',
      ports: { 80: 'PERMISSIVE' },
    });
  });
});

describe('where a pod refers to rules that were never made, everything may be open', () => {
  const mesh = policyFact('istio-system', 'default', {
    mode: 'STRICT',
    ...at(1),
  });
  const open = { mode: 'PERMISSIVE', ports: {}, uncertain: true };

  it('or its open port only', () => {
    const ports = { 80: 'PERMISSIVE', 90: 'DISABLE', 70: 'STRICT' } as const;
    const policies = [workload(null, ports), namespace('UNSET'), mesh];
    expect(judge(CAPTURED, policies)).toMatchObject({
      ...open,
      alternative: {
        mode: 'STRICT',
        ports: { 80: 'PERMISSIVE', 90: 'PERMISSIVE' },
      },
    });
  });

  it.each(['PERMISSIVE', 'DISABLE'] as const)(
    'or all but its strict port, where its policy is %s',
    mode => {
      const policies = [workload(mode, { 80: 'STRICT' }), mesh];
      expect(judge(CAPTURED, policies)).toMatchObject({
        ...open,
        alternative: { mode: 'PERMISSIVE', ports: { 80: 'STRICT' } },
      });
    },
  );
});
