import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MeshRequest } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../../api';
import {
  HASH,
  NEXT_HASH,
  approvedRequest,
  changedRequest,
  clusterRequest,
  failedRequest,
  fakeMeshApi,
  highRiskRequest,
  never,
  ownRequest,
  progressFixtures,
  readyRequest,
  refusal,
  rejectedRequest,
  reviewFixtures,
  rolledBackRequest,
  verifiedRequest,
  withdrawnRequest,
} from '../../testing';
import { renderMesh } from '../../testing/renderMesh';
import { MeshPages } from './MeshPages';

async function open(
  request: MeshRequest | (() => Promise<MeshRequest>),
  operations: Partial<MeshApi> = {},
  viewer = 'user:default/tom',
) {
  // As the backend: after an action, a read gives the request as the action left it.
  let left: MeshRequest | undefined;
  const keep =
    <A extends unknown[]>(operation?: (...args: A) => Promise<MeshRequest>) =>
    async (...args: A) => {
      left = await operation!(...args);
      return left;
    };
  const first = typeof request === 'function' ? request : async () => request;
  await renderMesh(<MeshPages />, {
    api: fakeMeshApi({
      getRequest: async () => left ?? first(),
      decide: keep(operations.decide),
      withdraw: keep(operations.withdraw),
      rollback: keep(operations.rollback),
    }),
    viewer,
    path: `/requests/1047`,
  });
}

/** The verdicts of the page: what a reader sees first. */
async function verdicts(): Promise<string[]> {
  await screen.findByText(/Filed by/);
  return screen
    .getAllByRole('heading', { level: 2 })
    .filter(h => h.classList.contains('verdict'))
    .map(h => h.textContent ?? '');
}

const approve = (hash = '3f9a') =>
  screen.getByRole('button', { name: `Approve plan ${hash}` });

describe('a request before it is decided', () => {
  it.each([
    ['ready', ['18 pods join the mesh without a restart. 6 stay out.']],
    ['harmless', ['Nothing running is touched']],
    ['blocked', ['This plan cannot be approved']],
    [
      'plan-changed',
      [
        'The plan changed since you read it',
        '20 pods join the mesh without a restart. 4 stay out.',
      ],
    ],
    ['silent', ['Cannot be planned for prod-us-1']],
    ['not-your-turn', ['Waiting for the platform team']],
    ['rejected', ['Rejected by tom']],
    ['withdrawn', ['Withdrawn: nothing was changed']],
    ['expired', ['Expired: nothing was changed']],
    ['superseded', ['Superseded: nothing was changed']],
  ] as const)('%s: %j', async (state, headlines) => {
    await open(reviewFixtures[state]);
    expect(await verdicts()).toEqual(headlines);
  });

  it('is told in the past tense when it ended without effect', async () => {
    await open(reviewFixtures.rejected);
    await screen.findByRole('heading', {
      name: 'What would have been written',
    });
    expect(
      screen.getByRole('heading', {
        name: 'What it would have done to running pods',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Who decided' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('One approval is needed')).toBeNull();
  });

  it('shows who, where, how risky', async () => {
    await open(readyRequest);
    expect(
      await screen.findByRole('heading', {
        name: /#1047 Enrol orders in ambient/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('prod-eu-1, prod-us-1')).toBeInTheDocument();
    expect(screen.getByText('Medium')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'ana' })[0]).toHaveAttribute(
      'href',
      '/catalog/default/user/ana',
    );
  });

  it('shows exactly what is written, per cluster', async () => {
    await open(readyRequest);
    const list = await screen.findByRole('list', {
      name: 'Changes in prod-us-1',
    });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(line => line.textContent),
    ).toEqual([
      ' Namespace orders',
      '-istio-injection: enabled',
      '+istio.io/dataplane-mode: ambient',
    ]);
    expect(within(list).getByRole('img', { name: 'removed' })).toBeVisible();
  });

  it('names the pods that stay out, and why', async () => {
    await open(readyRequest);
    await verdicts();
    await userEvent.click(screen.getByRole('button', { name: /By name/ }));
    expect(
      screen.getByRole('row', {
        name: 'orders-probe-0 prod-eu-1 stays out: it uses the host network',
      }),
    ).toBeInTheDocument();
  });

  it('shows findings worst first, each with its next step', async () => {
    await open(reviewFixtures.blocked);
    const findings = within(
      await screen.findByRole('region', { name: 'Findings' }),
    );
    expect(findings.getByText('1 error, 1 warning, 1 note')).toBeVisible();
    expect(
      findings.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual([
      'orders would stop answering in prod-eu-1: port 15008 is blocked',
      '4 orders-api pods stay on their sidecar until they restart',
      'HTTP rules need a waypoint',
    ]);
    expect(findings.getAllByText('Next step:')).toHaveLength(3);
  });

  it('approves the plan that is shown, moves the focus to the new verdict', async () => {
    const decide = jest.fn(async () => approvedRequest);
    await open(readyRequest, { decide });
    await verdicts();
    await userEvent.click(approve());
    expect(decide).toHaveBeenCalledWith('1047', {
      decision: 'approve',
      planHash: HASH,
      comment: undefined,
    });
    const verdict = await screen.findByRole('heading', { name: 'Approved' });
    await waitFor(() => expect(verdict).toHaveFocus());
  });

  it('rejects only with a comment', async () => {
    const decide = jest.fn(async () => rejectedRequest);
    await open(readyRequest, { decide });
    await verdicts();
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    expect(
      screen.getByText(
        'A rejection needs a comment: say what would make it acceptable.',
      ),
    ).toBeVisible();
    expect(decide).not.toHaveBeenCalled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Comment/ }),
      'prod-us-1 runs sidecars',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    expect(decide).toHaveBeenCalledWith('1047', {
      decision: 'reject',
      planHash: HASH,
      comment: 'prod-us-1 runs sidecars',
    });
    expect(
      await screen.findByRole('heading', { name: 'Rejected by tom' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['blocked', 'An error in the findings blocks it.'],
    ['silent', 'Cannot be planned for prod-us-1.'],
  ] as const)('%s: Approve is disabled, and says why', async (state, why) => {
    await open(reviewFixtures[state]);
    await verdicts();
    expect(approve()).toBeDisabled();
    expect(screen.getByText(why)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled();
  });

  it('wants the difference read before a changed plan is approved', async () => {
    const decide = jest.fn(async () => approvedRequest);
    await open(changedRequest, { decide });
    await verdicts();
    const table = screen.getByRole('table', { name: 'What differs' });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'WhatYou read (3f9a)Now (b27e)',
      'Pods that join, prod-eu-11214',
      'istio-injection, prod-us-1disabled → absentenabled → absent',
    ]);
    expect(screen.getByText('was 12')).toBeVisible();
    expect(screen.getByText('was disabled')).toBeVisible();
    expect(approve('b27e')).toBeDisabled();
    expect(
      screen.getByText(
        'Read the difference first. Then you can approve plan b27e.',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'I have read the difference' }),
    );
    await userEvent.click(approve('b27e'));
    expect(decide).toHaveBeenCalledWith(
      '1047',
      expect.objectContaining({ planHash: NEXT_HASH }),
    );
  });

  it('notices a plan that changes while the page is open', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const later = { ...readyRequest, plan: changedRequest.plan };
      const getRequest = jest
        .fn(async () => later)
        .mockImplementationOnce(async () => readyRequest);
      await open(getRequest);
      await verdicts();
      expect(approve()).toBeEnabled();
      await act(() => jest.advanceTimersByTimeAsync(30_000));
      expect((await verdicts())[0]).toBe('The plan changed since you read it');
      expect(approve('b27e')).toBeDisabled();
    } finally {
      jest.useRealTimers();
    }
  });

  it('asks once more when the risk is high', async () => {
    const decide = jest.fn(async () => approvedRequest);
    await open(highRiskRequest, { decide });
    await verdicts();
    await userEvent.click(approve());
    expect(decide).not.toHaveBeenCalled();
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('High risk: approve plan 3f9a?');
    expect(dialog).toHaveTextContent(
      '18 pods join the mesh without a restart. 6 stay out.',
    );
    expect(dialog).toHaveTextContent('Pods of a STRICT namespace');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve plan 3f9a' }),
    );
    expect(decide).toHaveBeenCalledTimes(1);
  });

  it('lets the requester withdraw, not approve', async () => {
    const withdraw = jest.fn(async () => withdrawnRequest);
    await open(ownRequest, { withdraw }, 'user:default/ana');
    await verdicts();
    expect(
      screen.queryByRole('button', { name: /Approve/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.getAllByText('You filed it, so you cannot approve.')[0],
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }));
    expect(withdraw).toHaveBeenCalledWith('1047');
    expect(
      await screen.findByRole('heading', {
        name: 'Withdrawn: nothing was changed',
      }),
    ).toBeInTheDocument();
  });

  it('says why a decision was refused, and shows the request as it is now', async () => {
    const decide = () =>
      Promise.reject(
        refusal(409, 'The plan changed since you read it.', {
          code: 'plan-changed',
          nextStep: 'Read it again.',
        }),
      );
    const getRequest = jest.fn(async () => readyRequest);
    await open(getRequest, { decide });
    await verdicts();
    await userEvent.click(approve());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The plan changed since you read it.');
    expect(alert).toHaveTextContent('Read it again.');
    await waitFor(() => expect(getRequest).toHaveBeenCalledTimes(2));
  });

  it('shows who must agree, the reasons of the risk, the timeline', async () => {
    await open(changedRequest);
    await verdicts();
    const agree = screen.getByRole('region', { name: 'Who must agree' });
    expect(agree).toHaveTextContent('platform, 0 of 1');
    expect(agree).toHaveTextContent('tom approved plan 3f9a');
    expect(agree).toHaveTextContent(
      'The plan changed afterwards: it counts no more',
    );
    expect(agree).toHaveTextContent('You are not the requester');
    const risk = screen.getByRole('region', { name: 'Why medium risk' });
    expect(risk).toHaveTextContent('Cuts open connections');
    expect(risk).toHaveTextContent('Can be rolled back');
    const timeline = screen.getByRole('region', { name: 'Timeline' });
    expect(
      within(timeline)
        .getAllByRole('listitem')
        .map(entry => entry.textContent?.replace(/(Today|\d).*/, '')),
    ).toEqual(['Plan changed', 'tom approved', 'ana filed the request']);
  });
});

describe('a request from its approval on', () => {
  it.each([
    ['approved', 'Approved'],
    ['applying', 'Applying: prod-eu-1 done, prod-us-1 next'],
    ['verifying', 'Verifying: 2 of 6 pods, 4 to go'],
    ['verified', 'Verified: the mesh does what was approved'],
    ['failed', 'Failed: 4 of 6 pods in prod-us-1 did not join the mesh'],
    ['failed-unclear', 'Not verified: prod-us-1 stopped answering'],
    ['rolled-back', 'Rolled back: labels are as before'],
  ] as const)('%s: %s', async (state, headline) => {
    await open(progressFixtures[state]);
    expect(await verdicts()).toEqual([headline]);
  });

  it('shows how far it is, only while it runs', async () => {
    await open(progressFixtures.applying);
    await verdicts();
    const bar = screen.getByRole('progressbar', { name: 'Expectations met' });
    expect(bar).toHaveAttribute('aria-valuenow', '1');
    expect(bar).toHaveAttribute('aria-valuemax', '3');
    expect(screen.getByText('1 of 2 clusters written')).toBeVisible();
  });

  it('shows steps by cluster, in the order of applying', async () => {
    await open(progressFixtures.applying);
    await verdicts();
    const table = screen.getByRole('table', { name: 'Steps by cluster' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(h => h.textContent),
    ).toEqual(['Step', '1. prod-eu-1', '2. prod-us-1']);
    expect(
      within(table).getByRole('row', {
        name: /^Write the label Done .* Waits/,
      }),
    ).toBeInTheDocument();
  });

  it('does not call an expectation unmet that is not written yet', async () => {
    await open(progressFixtures.applying);
    await verdicts();
    const panel = screen.getByRole('region', {
      name: 'Did the mesh really do it?',
    });
    const tones = [...panel.querySelectorAll('[data-tone]')].map(icon =>
      icon.getAttribute('data-tone'),
    );
    expect(tones).toEqual(['off', 'working', 'ok']);
    expect(panel).toHaveTextContent('1 of 3 met');
  });

  it('shows the evidence of a failure, and one next step', async () => {
    await open(failedRequest);
    await verdicts();
    const evidence = screen.getByRole('region', { name: 'Evidence' });
    expect(evidence).toHaveTextContent('Pods are captured in prod-us-1');
    expect(evidence).toHaveTextContent('Expected 6, found 2');
    expect(evidence).toHaveTextContent('Nothing is undone without a click.');
  });

  it('rolls back after one question', async () => {
    const rollback = jest.fn(async () => rolledBackRequest);
    await open(verifiedRequest, { rollback });
    await verdicts();
    await userEvent.click(screen.getByRole('button', { name: 'Roll back' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('also to absent');
    expect(rollback).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'wrong team');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    expect(rollback).toHaveBeenCalledWith('1047', 'wrong team');
    expect(
      await screen.findByRole('heading', {
        name: 'Rolled back: labels are as before',
      }),
    ).toBeInTheDocument();
  });

  it('calls the rollback of a cluster what it is', async () => {
    await open(clusterRequest);
    await verdicts();
    expect(
      screen.getByRole('button', { name: 'Deregister the cluster' }),
    ).toBeInTheDocument();
  });

  it('leads back to the entity', async () => {
    await open(verifiedRequest);
    await verdicts();
    expect(screen.getByRole('link', { name: 'Open orders' })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders',
    );
  });

  it('keeps the plan as it was approved', async () => {
    await open(verifiedRequest);
    await verdicts();
    await userEvent.click(
      screen.getByRole('button', { name: /Plan 3f9a, as approved/ }),
    );
    expect(
      screen.getByRole('list', { name: 'Changes in prod-eu-1' }),
    ).toBeInTheDocument();
  });

  it('asks more often while it moves', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const getRequest = jest
        .fn(async () => verifiedRequest)
        .mockImplementationOnce(async () => progressFixtures.applying)
        .mockImplementationOnce(async () => progressFixtures.applying);
      await open(getRequest);
      await verdicts();
      await act(() => jest.advanceTimersByTimeAsync(3000));
      expect(await verdicts()).toEqual([
        'Verified: the mesh does what was approved',
      ]);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a request that cannot be shown', () => {
  it('is a skeleton first', async () => {
    await open(never);
    expect(
      screen.getByRole('status', { name: 'Request: loading' }),
    ).toBeInTheDocument();
  });

  it('says that it does not exist', async () => {
    await open(() =>
      Promise.reject(
        refusal(404, 'There is no request 1047.', { code: 'unknown-request' }),
      ),
    );
    expect(
      await screen.findByText('This request did not load'),
    ).toBeInTheDocument();
    expect(screen.getByText('There is no request 1047.')).toBeInTheDocument();
  });

  it('names the permission when it is hidden', async () => {
    await open(() => Promise.reject(refusal(403, 'No.')));
    expect(await screen.findByText('Hidden from you')).toBeInTheDocument();
  });
});
