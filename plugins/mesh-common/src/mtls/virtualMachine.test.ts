import { policyFact, workloadEntryFact } from '../testing';
import { ctx, selector } from './__testUtils__/judge';
import { policyIndex } from './policyIndex';
import { virtualMachineMtls } from './virtualMachine';

const machine = workloadEntryFact('shop', 'vm-1', { app: 'web' });
const asked = (...policies: ReturnType<typeof policyFact>[]) =>
  virtualMachineMtls(machine, { policies: policyIndex(policies, ctx), ctx });

describe('a virtual machine asks of its callers', () => {
  it('what a policy says that selects the labels of its WorkloadEntry', () => {
    const policy = { mode: 'STRICT', ports: { 80: 'DISABLE' } } as const;
    expect(asked(policyFact('shop', 'wl', { selector, ...policy }))).toEqual(
      policy,
    );
    const other = policyFact('shop', 'wl', {
      selector: { app: 'till' },
      ...policy,
    });
    expect(asked(other)).toEqual({ mode: 'PERMISSIVE', ports: {} });
  });

  it('as a sidecar what a mesh policy with an empty selector says', () => {
    const mesh = policyFact(ctx.rootNamespace, 'default', {
      selector: {},
      mode: 'STRICT',
    });
    expect(asked(mesh).mode).toBe('STRICT');
  });
});
