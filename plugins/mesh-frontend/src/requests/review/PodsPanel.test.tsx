import { render, screen, within } from '@testing-library/react';
import { readyPlan } from '../../testing';
import { PodsPanel } from './PodsPanel';

let mockIsNarrow = false;

// There is no width in jsdom.
jest.mock('@backstage/ui', () => ({
  ...jest.requireActual('@backstage/ui'),
  useBreakpoint: () => ({ down: () => mockIsNarrow }),
}));

function rows(): (string | null)[] {
  render(<PodsPanel plan={readyPlan} difference={[]} over={false} />);
  const table = screen.getByRole('table', {
    name: 'Running pods by what happens to them',
  });
  return within(table)
    .getAllByRole('row')
    .map(row => row.textContent);
}

describe('PodsPanel', () => {
  it('shows which pods join, which stay out, and why', () => {
    mockIsNarrow = false;
    expect(rows()).toEqual([
      'Podsprod-eu-1prod-us-1Why',
      'Join, no restart 12 6Plain pods on nodes with istio-cni.',
      'Keep their sidecar 0 3A label does not remove a sidecar: they need a restart.',
      'Stay out: host network 1 0Pods on the host network cannot be captured.',
      'Not counted 2 0Finished, not started, or part of the mesh itself.',
    ]);
  });

  it('says why below what, where there is no room for a column', () => {
    mockIsNarrow = true;
    expect(rows().slice(0, 2)).toEqual([
      'Podsprod-eu-1prod-us-1',
      'Join, no restartPlain pods on nodes with istio-cni. 12 6',
    ]);
  });
});
