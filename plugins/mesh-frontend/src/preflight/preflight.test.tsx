import { screen, within } from '@testing-library/react';
import { failureOf } from '../data';
import {
  failingPreflight,
  readyPreflight,
  refusal,
  unknownPreflight,
} from '../testing';
import { renderMesh } from '../testing/renderMesh';
import { PreflightList } from './PreflightList';
import { PreflightVerdict } from './PreflightVerdict';
import type { PreflightState } from './usePreflight';

const still: PreflightState = {
  preflight: undefined,
  failure: undefined,
  isChecking: false,
};

async function verdict(state: Partial<PreflightState>) {
  await renderMesh(
    <PreflightVerdict
      state={{ ...still, ...state }}
      onCheck={() => undefined}
    />,
  );
  const heading = screen.queryByRole('heading', { level: 2 });
  const card = heading?.closest('[data-tone]');
  return [card?.getAttribute('data-tone'), heading?.textContent];
}

describe('pre-flight verdict', () => {
  it.each([
    [
      'failing',
      { preflight: failingPreflight },
      'broken',
      'Not ready yet: 2 of 10 checks fail, 1 could not be made',
    ],
    [
      'unknown',
      { preflight: unknownPreflight },
      'unknown',
      'Not ready yet: 1 of 10 checks could not be made',
    ],
    [
      'ready',
      { preflight: readyPreflight },
      'ok',
      'Ready: 10 of 10 checks pass',
    ],
    ['checking', { isChecking: true }, 'working', 'Checking the cluster'],
    [
      'refused',
      {
        failure: failureOf(
          refusal(404, 'The credential has expired.', { code: 'drop-unknown' }),
        ),
      },
      'broken',
      'The credential has expired',
    ],
  ])('%s', async (_, state, tone, headline) => {
    expect(await verdict(state)).toEqual([tone, headline]);
  });

  it('stays while it is checked again', async () => {
    expect(
      await verdict({ preflight: readyPreflight, isChecking: true }),
    ).toEqual(['ok', 'Ready: 10 of 10 checks pass']);
    expect(screen.getByRole('button', { name: 'Check again' })).toBeDisabled();
  });
});

describe('pre-flight list', () => {
  it('shows what to fix first, with evidence, fix and command; numbers are kept', async () => {
    await renderMesh(<PreflightList preflight={failingPreflight} />);
    const groups = screen
      .getAllByText(/^(Fix these 2|1 could not be made|7 pass)$/)
      .map(pill => pill.textContent);
    expect(groups).toEqual(['Fix these 2', '1 could not be made', '7 pass']);
    const fix = within(screen.getByRole('region', { name: 'Fix these 2' }));
    const [first, second] = fix.getAllByRole('listitem');
    expect(first).toHaveTextContent('6. The cluster id is still the default');
    expect(first).toHaveTextContent('CLUSTER_ID is Kubernetes, the default.');
    expect(first).toHaveTextContent(
      'Fix: set it and restart istiod and ztunnel.',
    );
    expect(first).toHaveTextContent(
      'global.multiCluster.clusterName: edge-eu-2',
    );
    expect(second).toHaveTextContent('9. No shared root certificate');
  });
});
