import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  blockedPlan,
  finePlan,
  never,
  nothingPlan,
  readyPlan,
  refusal,
  silentPlan,
} from '../testing';
import { planning, preview, showField } from '../testing/showField';
import type { NamespaceTarget } from './formData';
import { NamespaceTargetField } from './namespace/NamespaceTargetField';

const refunds: NamespaceTarget = {
  namespace: 'refunds',
  clusters: ['prod-eu-1', 'prod-us-1'],
};

// Every form stands on it; the one with the least around it is enough to see it.
describe('PlannedField', () => {
  it.each([
    ['fine', finePlan, 'ok', '9 pods join the mesh, no restart'],
    [
      'with a cost',
      readyPlan,
      'attention',
      '4 orders-api pods stay on their sidecar until they restart',
    ],
    [
      'blocked',
      blockedPlan,
      'broken',
      'orders would stop answering in prod-eu-1: port 15008 is blocked',
    ],
    [
      'nothing to do',
      nothingPlan,
      'neutral',
      'orders is already in the mesh there',
    ],
    [
      'cannot preview',
      silentPlan,
      'stale',
      'No preview for prod-us-1: it does not answer',
    ],
  ])('previews: %s', async (_, plan, tone, headline) => {
    await showField(NamespaceTargetField, refunds, planning(plan));
    expect(await preview()).toEqual([tone, headline]);
    expect(screen.getByText('Live,', { exact: false })).toBeInTheDocument();
    // What comes after filing is said only where one can file.
    expect(screen.queryByText('The platform team decides') !== null).toBe(
      !['broken', 'neutral'].includes(tone),
    );
  });

  it('says what to choose before there is a plan', async () => {
    await showField(NamespaceTargetField, {}, { plan: never });
    expect(
      await screen.findByText('Choose a namespace and at least one cluster.'),
    ).toBeInTheDocument();
  });

  it('is a skeleton while the first plan is made', async () => {
    await showField(NamespaceTargetField, refunds, { plan: never });
    expect(
      await screen.findByRole('status', { name: 'Preview: loading' }),
    ).toBeInTheDocument();
  });

  it('says why a plan is refused, and what to do next', async () => {
    await showField(NamespaceTargetField, refunds, {
      plan: () =>
        Promise.reject(
          refusal(403, 'The namespace refunds is not yours.', {
            code: 'not-owner',
            nextStep: 'Ask the platform team.',
          }),
        ),
    });
    expect(await preview()).toEqual([
      'broken',
      'The namespace refunds is not yours',
    ]);
    expect(screen.getByText('Ask the platform team.')).toBeInTheDocument();
  });

  it('does not blame the service when the portal fails', async () => {
    await showField(NamespaceTargetField, refunds, {
      plan: () => Promise.reject(refusal(500, 'boom')),
    });
    expect(await preview()).toEqual([
      'broken',
      'No preview: the portal failed',
    ]);
  });

  it('plans 400 ms after the last change; the old plan stays until then', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const api = planning(finePlan);
      await showField(NamespaceTargetField, refunds, api);
      await preview();
      expect(api.plan).toHaveBeenCalledTimes(1);
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      const box = screen.getByRole('checkbox', { name: 'prod-us-1, 4 pods' });
      await user.click(box);
      await user.click(box);
      await user.click(box);
      expect(await preview()).toEqual([
        'ok',
        '9 pods join the mesh, no restart',
      ]);
      await act(() => jest.advanceTimersByTimeAsync(400));
      expect(api.plan).toHaveBeenCalledTimes(2);
      expect(api.plan).toHaveBeenLastCalledWith(
        { kind: 'namespace', namespace: 'refunds', clusters: ['prod-eu-1'] },
        expect.anything(),
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('plans again by itself, and keeps the plan when the portal fails', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const plan = jest
        .fn(async () => finePlan)
        .mockImplementationOnce(async () => blockedPlan);
      await showField(NamespaceTargetField, refunds, { plan });
      expect((await preview())[0]).toBe('broken');
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect(await preview()).toEqual([
        'ok',
        '9 pods join the mesh, no restart',
      ]);
      plan.mockRejectedValue(refusal(500, 'boom'));
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect((await preview())[0]).toBe('ok');
      expect(plan).toHaveBeenCalledTimes(3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('plans at once when it is refused: what it shows is an old plan', async () => {
    const api = planning(finePlan);
    const { refuse } = await showField(NamespaceTargetField, refunds, api);
    await preview();
    api.plan.mockResolvedValue(blockedPlan);
    await act(async () => refuse('Solve the 1 problem on the right first.'));
    await waitFor(async () => expect((await preview())[0]).toBe('broken'));
  });
});
