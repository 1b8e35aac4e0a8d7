import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, policyFact } from '../testing';
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
