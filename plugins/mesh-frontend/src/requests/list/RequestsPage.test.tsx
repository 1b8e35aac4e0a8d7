import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RequestSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../../api';
import { fakeMeshApi, never, refusal, requestSummaries } from '../../testing';
import { renderMesh } from '../../testing/renderMesh';
import { RequestsPage } from './RequestsPage';

function show(
  listRequests: MeshApi['listRequests'],
  path = '/mesh/requests?show=all',
) {
  return renderMesh(<RequestsPage />, {
    api: fakeMeshApi({ listRequests }),
    viewer: 'user:default/ana',
    path,
  });
}

const list =
  (requests: RequestSummary[], next: string | null = null) =>
  async () => ({ requests, next });

/** First line of each row, and its state. */
function rows(): string[] {
  const [, ...body] = screen.getAllByRole('row');
  return body.map(row => {
    const id = /#(\d+)/.exec(row.textContent ?? '')?.[1];
    const state = within(row).getAllByRole('gridcell')[0].textContent;
    return `${id} ${state}`;
  });
}

describe('RequestsPage', () => {
  it('shows every state in its words: what needs you, what moves, what failed, then the newest', async () => {
    await show(list(requestSummaries));
    await screen.findByRole('row', { name: /#1047/ });
    expect(rows()).toEqual([
      '1047 Needs you0 of 1 approval · platform',
      '1046 Applyingprod-eu-1 done, prod-us-1 next',
      '1045 Verifying2 of 3 expectations met',
      '1044 ApprovedStarts as soon as a worker is free',
      '1043 Failed4 of 6 pods in prod-us-1 did not join the mesh',
      '1051 Waiting0 of 1 approval · platform',
      '1042 Verified3 of 3 expectations met',
      '1041 Rejectedprod-us-1 runs sidecars',
      '1040 WithdrawnNothing was changed',
      '1039 ExpiredNobody decided in time',
      '1038 SupersededReplaced by a newer request',
      '1037 Rolled backThe state before is restored',
    ]);
    expect(
      screen.getByText(
        'Sorted by what needs you, then what is moving, then what failed, then the newest.',
      ),
    ).toBeInTheDocument();
  });

  it('opens on what is to decide, and counts the three views', async () => {
    const others = requestSummaries.map((r, i) => ({
      ...r,
      requester: i < 2 ? r.requester : 'user:default/li',
    }));
    await show(list(others), '/mesh/requests');
    expect(
      await screen.findByRole('radio', { name: 'To decide 1' }),
    ).toBeChecked();
    expect(rows()).toHaveLength(1);
    await userEvent.click(screen.getByRole('radio', { name: 'Mine 2' }));
    expect(rows()).toHaveLength(2);
    await userEvent.click(screen.getByRole('radio', { name: 'All 12' }));
    expect(rows()).toHaveLength(12);
  });

  it('opens on all when nothing is to decide', async () => {
    await show(list(requestSummaries.slice(2)), '/mesh/requests');
    expect(await screen.findByRole('radio', { name: /^All/ })).toBeChecked();
  });

  it('leads to the request', async () => {
    await show(list(requestSummaries));
    const row = await screen.findByRole('row', { name: /#1047/ });
    expect(row).toHaveAttribute('data-href', '/mesh/requests/1047');
  });

  it('searches namespace, cluster and person; says when nothing matches', async () => {
    await show(list(requestSummaries));
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'waypoint ana');
    expect(rows()).toEqual(['1051 Waiting0 of 1 approval · platform']);
    await userEvent.type(search, ' nowhere');
    expect(screen.getByText('Nothing matches.')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(rows()).toHaveLength(12);
  });

  it('says what a request is when there is none', async () => {
    await show(list([]));
    expect(
      await screen.findByText(
        'No requests yet. A request is a change to the mesh that someone approves.',
      ),
    ).toBeInTheDocument();
  });

  it('says when older requests are left out', async () => {
    await show(list(requestSummaries, 'cursor'));
    expect(
      await screen.findByText(/Older requests are not listed\./),
    ).toBeInTheDocument();
  });

  it('is a skeleton first', async () => {
    await show(never);
    expect(
      screen.getByRole('status', { name: 'Requests: loading' }),
    ).toBeInTheDocument();
  });

  it('names the permission when the list is hidden', async () => {
    await show(() => Promise.reject(refusal(403, 'No.')));
    expect(await screen.findByText('Hidden from you')).toBeInTheDocument();
    expect(screen.getByText('mesh.request.read')).toBeInTheDocument();
  });

  it('says that an error is about the portal', async () => {
    await show(() => Promise.reject(refusal(503, 'No.')));
    expect(
      await screen.findByText('The list of requests did not load'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/This says nothing about your service\./),
    ).toBeInTheDocument();
  });
});
