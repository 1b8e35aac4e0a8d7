import {
  blockedPlan,
  failingPreflight,
  fakeMeshApi,
  finePlan,
  nothingPlan,
  readyPreflight,
  refusal,
  silentPlan,
} from '../testing';
import { validateCluster } from './cluster/validateCluster';
import { namespaceInput, waypointInput } from './formInputs';
import { validateInput } from './validateInput';

const input = namespaceInput({ namespace: 'orders', clusters: ['prod-eu-1'] });

describe('validateInput', () => {
  it.each([
    ['fine', finePlan, null],
    ['cannot be previewed', silentPlan, null],
    ['blocked', blockedPlan, 'Solve the 1 problem on the right first.'],
    ['nothing to do', nothingPlan, 'There is nothing to do.'],
  ])('a plan that is %s: %s', async (_, plan, problem) => {
    const api = fakeMeshApi({ plan: async () => plan });
    expect(await validateInput(api, input, 'x')).toBe(problem);
  });

  it('asks nothing while something is missing', async () => {
    const incomplete = namespaceInput({ namespace: 'orders' });
    expect(await validateInput(fakeMeshApi(), incomplete, 'Choose.')).toBe(
      'Choose.',
    );
  });

  it('makes sentences of an error that begins small and ends without a full stop', async () => {
    const error = (message: string) => () =>
      Promise.reject(refusal(403, message, { nextStep: 'Ask its owner.' }));
    const said = (message: string) =>
      validateInput(fakeMeshApi({ plan: error(message) }), input, 'x');
    expect(await said('your teams are not the owner of search')).toBe(
      'Your teams are not the owner of search. Ask its owner.',
    );
    // The name of a namespace is never changed.
    expect(await said('search is not yours')).toBe(
      'search is not yours. Ask its owner.',
    );
  });

  it('says why the backend refuses, and what to do next', async () => {
    const api = fakeMeshApi({
      plan: () =>
        Promise.reject(
          refusal(404, 'prod-xx-1 is not known.', {
            code: 'unknown-cluster',
            nextStep: 'Choose another.',
          }),
        ),
    });
    expect(await validateInput(api, input, 'x')).toBe(
      'prod-xx-1 is not known. Choose another.',
    );
  });
});

describe('validateCluster', () => {
  const data = { name: 'edge-eu-2', drop: 'drop-0123456789abcdef' };

  it('counts a check that fails or could not be made as not passed', async () => {
    const api = fakeMeshApi({ preflight: async () => failingPreflight });
    expect(await validateCluster(api, data)).toBe(
      'Not ready yet: 2 of 10 checks fail, 1 could not be made. Fix these, then check again.',
    );
  });

  it('goes on when all pass and the plan is fine', async () => {
    const api = fakeMeshApi({
      preflight: async () => readyPreflight,
      plan: async () => finePlan,
    });
    expect(await validateCluster(api, data)).toBeNull();
  });

  it('wants name and credential', async () => {
    expect(await validateCluster(fakeMeshApi(), { name: 'edge-eu-2' })).toBe(
      'Give it a name and hand over a kubeconfig.',
    );
  });

  it('says that a credential has expired', async () => {
    const api = fakeMeshApi({
      preflight: () =>
        Promise.reject(
          refusal(404, 'The credential is not held any more.', {
            code: 'drop-unknown',
            nextStep: 'Hand it over again.',
          }),
        ),
    });
    expect(await validateCluster(api, data)).toBe(
      'The credential is not held any more. Hand it over again.',
    );
  });
});

describe('waypointInput', () => {
  const whole = {
    namespace: 'orders',
    clusters: ['prod-eu-1'],
    name: 'waypoint',
    use: { kind: 'service' as const, service: 'api' },
  };

  it('is whole only with a service where one is asked for', () => {
    expect(waypointInput(whole)).toMatchObject({ kind: 'waypoint', ...whole });
    expect(
      waypointInput({ ...whole, use: { kind: 'service', service: '' } }),
    ).toBeNull();
    expect(waypointInput({ ...whole, name: '' })).toBeNull();
  });
});
