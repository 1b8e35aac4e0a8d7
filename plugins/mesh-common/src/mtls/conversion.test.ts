import { PeerAuthenticationFact, PeerAuthenticationMode } from '../facts';
import { policyFact } from '../testing';
import { selector } from './__testUtils__/judge';
import { convertPolicy, convertedResult, Parents } from './conversion';

type Ports = PeerAuthenticationFact['ports'];
type Mode = PeerAuthenticationMode | null;

const policy = (mode: Mode, ports: Ports) =>
  policyFact('shop', 'wl', { selector, mode, ports });
/** Parents by their modes; undefined: there is none. */
const above = (namespace?: Mode, mesh?: Mode): Parents => ({
  namespace: namespace === undefined ? null : { mode: namespace },
  mesh: mesh === undefined ? null : { mode: mesh },
});
const both: Ports = { 80: 'STRICT', 90: 'PERMISSIVE' };

/** What ztunnel refuses: everything but some ports, or some ports only. */
const butFor = (...exempt: string[]) => ({
  everything: true,
  exempt,
  strict: [],
});
const only = (...strict: string[]) => ({
  everything: false,
  exempt: [],
  strict,
});

describe('of a workload policy istiod makes', () => {
  it.each<[string, Mode, Ports, Parents, object | null]>([
    ['nothing where it names no port', 'UNSET', {}, above('STRICT'), null],
    [
      'nothing where it is STRICT throughout: the plain strict policy does that',
      'STRICT',
      { 80: 'STRICT' },
      above(),
      null,
    ],
    [
      'nothing of a port without a mode',
      'STRICT',
      { 80: 'UNSET' },
      above(),
      null,
    ],
    [
      'an exception for each open port, where it is STRICT',
      'STRICT',
      { ...both, 70: 'DISABLE', 60: 'UNSET' },
      above(),
      butFor('70', '90'),
    ],
    [
      'a rule for a strict port only, where it is PERMISSIVE',
      'PERMISSIVE',
      { ...both, 70: 'DISABLE' },
      above(),
      only('80'),
    ],
    [
      'a rule for a strict port only, where it is DISABLE',
      'DISABLE',
      { ...both, 70: 'DISABLE' },
      above(),
      only('80'),
    ],
    [
      'a rule for a strict port, where it is PERMISSIVE under a strict namespace',
      'PERMISSIVE',
      both,
      above('STRICT'),
      only('80'),
    ],
    [
      'no rule for a strict port, where it is PERMISSIVE under a strict mesh: the slip of istiod',
      'PERMISSIVE',
      both,
      above(undefined, 'STRICT'),
      null,
    ],
  ])('%s', (_, mode, ports, parents, made) => {
    expect(convertPolicy(policy(mode, ports), parents)).toEqual(made);
  });
});

describe.each([null, 'UNSET'] as const)(
  'of a workload policy of mode %s istiod makes',
  mode => {
    it.each<[string, Parents, object | null]>([
      ['a rule for the strict port, without parents', above(), only('80')],
      [
        'a rule for the strict port, under an open namespace',
        above('PERMISSIVE', 'STRICT'),
        only('80'),
      ],
      [
        'an exception for the open port, under a strict namespace',
        above('STRICT'),
        butFor('90'),
      ],
      [
        'an exception for the open port, under a strict namespace of an open mesh',
        above('STRICT', 'PERMISSIVE'),
        butFor('90'),
      ],
      [
        'an exception for the open port, under a strict mesh',
        above(undefined, 'STRICT'),
        butFor('90'),
      ],
      [
        'nothing, under a strict mesh with a namespace that says UNSET',
        above('UNSET', 'STRICT'),
        null,
      ],
      [
        'nothing, under a strict mesh with a namespace that says nothing',
        above(null, 'STRICT'),
        null,
      ],
    ])('%s', (_, parents, made) => {
      expect(convertPolicy(policy(mode, both), parents)).toEqual(made);
    });
  },
);

describe('the rules let in', () => {
  it('everything, where there are none', () => {
    expect(convertedResult(null)).toEqual({ mode: 'PERMISSIVE', ports: {} });
  });

  it('plain text on exempt ports only', () => {
    expect(convertedResult(butFor('90'))).toEqual({
      mode: 'STRICT',
      ports: { 90: 'PERMISSIVE' },
    });
  });

  it('plain text on all but strict ports', () => {
    expect(convertedResult(only('80'))).toEqual({
      mode: 'PERMISSIVE',
      ports: { 80: 'STRICT' },
    });
  });
});
