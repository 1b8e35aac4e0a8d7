import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { UseLive } from '../data';
import {
  NOW,
  broken,
  checkout,
  detailedStatus,
  fakeMeshApi,
  forbidden,
  live,
  statuses,
} from '../testing';
import { renderMesh } from '../testing/renderMesh';
import type { CardKind } from './cardKinds';
import { MeshCard } from './MeshCard';

const titles: Record<CardKind, string> = {
  mode: 'Mesh mode',
  placement: 'Cluster placement',
  mtls: 'mTLS',
};

/** An address that runs. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

function show(kind: CardKind, value: UseLive<EntityStatus>) {
  return renderMesh(<MeshCard kind={kind} entity={checkout} live={value} />);
}

async function shown(kind: CardKind, state: keyof typeof statuses) {
  await show(kind, live.loaded<EntityStatus>(statuses[state]));
  const card = screen.getByRole('region', { name: titles[kind] });
  return {
    tone: card.getAttribute('data-tone'),
    headline: within(card).getByRole('heading', { level: 3 }).textContent,
    card: within(card),
  };
}

describe('MeshCard', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['healthy', 'ok', 'In the mesh in all 3 clusters'],
    ['one-mode', 'ok', 'In the mesh in all 3 clusters'],
    ['partly', 'neutral', 'In the mesh in 2 of 3 clusters'],
    ['not-enrolled', 'off', 'Not in the mesh'],
    ['joining', 'working', 'Joining: 10 of 14 pods'],
    [
      'labelled-not-captured',
      'attention',
      'Asked for ambient, but 4 of 6 pods are outside',
    ],
    ['redirection-pending', 'broken', 'Traffic is blocked'],
    ['half-moved', 'attention', 'Half moved: 4 ambient, 2 sidecar'],
    ['label-conflict', 'attention', 'Two modes are asked for'],
    ['changes-at-restart', 'attention', 'Ambient until the next restart'],
    ['opted-out', 'off', 'Left out on purpose'],
    ['host-network', 'neutral', 'Cannot join'],
    ['nothing-running', 'off', 'Nothing runs right now'],
    ['some-silent', 'stale', 'In the mesh in 1 cluster, 1 is silent'],
    ['stale', 'stale', 'Was in the mesh 14 min ago'],
    ['unknown', 'unknown', 'Mode unknown in prod-eu-1'],
    ['no-workloads', 'off', 'No workloads found'],
    ['claimed', 'forbidden', 'Claimed, not confirmed'],
  ] as const)('mode: %s is %s: %s', async (state, tone, headline) => {
    expect(await shown('mode', state)).toMatchObject({ tone, headline });
  });

  it.each([
    ['healthy', 'place', 'Runs in 3 clusters'],
    ['some-silent', 'stale', 'Last seen in 2 clusters, 1 is silent'],
    ['unknown', 'unknown', 'Placement unknown in prod-eu-1'],
    ['claimed', 'forbidden', 'Claimed, not confirmed'],
  ] as const)('placement: %s is %s: %s', async (state, tone, headline) => {
    expect(await shown('placement', state)).toMatchObject({ tone, headline });
  });

  it.each([
    ['strict', 'locked', 'Encrypted only'],
    ['one-mode', 'locked', 'Encrypted inside the mesh'],
    ['disable-in-ambient', 'locked', 'Encrypted inside the mesh'],
    ['plain-only', 'attention', 'Plain text only'],
    ['port-exception', 'locked', 'Encrypted only, except port 9090'],
    ['labelled-not-captured', 'attention', 'Encrypted for 2 of 6 pods'],
    ['not-enrolled', 'open', 'Not encrypted by the mesh'],
    ['bypass', 'attention', 'STRICT has a hole'],
    ['ports-excluded', 'attention', 'Encrypted only, except ports left out'],
    ['uncertain', 'unknown', 'Uncertain: check in ztunnel'],
    ['some-silent', 'stale', 'Encrypted in 1 cluster, 1 is silent'],
    ['stale', 'stale', 'Was encrypted 14 min ago'],
    ['unknown', 'unknown', 'Encryption unknown in prod-eu-1'],
  ] as const)('mTLS: %s is %s: %s', async (state, tone, headline) => {
    expect(await shown('mtls', state)).toMatchObject({ tone, headline });
  });

  it('shows the evidence as rows, and the age of the oldest answer', async () => {
    const { card } = await shown('mode', 'healthy');
    expect(card.getByText('Labels say').nextSibling).toHaveTextContent(
      'Ambient in 2, sidecar in 1',
    );
    expect(card.getByText('Pods show').nextSibling).toHaveTextContent(
      '14 of 14 in the mesh',
    );
    expect(card.getByText('9 s ago')).toBeInTheDocument();
  });

  it('lists where it runs; a silent cluster keeps its row, in the past tense', async () => {
    const { card } = await shown('placement', 'some-silent');
    const rows = card.getAllByRole('listitem').map(row => row.textContent);
    expect(rows).toEqual([
      'prod-eu-1Was ambient6 pods14 min',
      'prod-us-1Ambient4 pods10 s',
    ]);
    expect(card.getByRole('img', { name: 'Silent' })).toBeInTheDocument();
  });

  it('keeps silent, unreadable and live clusters apart', async () => {
    const { card } = await shown('placement', 'silent-and-forbidden');
    const rows = card.getAllByRole('listitem').map(row => row.textContent);
    expect(rows).toEqual([
      'prod-eu-1Was ambient6 pods14 min',
      'prod-ap-1Unknownpods unknown10 s',
      'prod-us-1Ambient4 pods10 s',
    ]);
  });

  it('never shows pods that cannot be read as a number', async () => {
    const { card } = await shown('placement', 'unknown');
    expect(card.getByRole('listitem')).toHaveTextContent(
      'prod-eu-1Unknownpods unknown10 s',
    );
  });

  it('shows the 4 worst of many clusters, and how many more there are', async () => {
    const { card } = await shown('placement', 'many-clusters');
    const rows = card.getAllByRole('listitem').map(row => row.textContent);
    expect(rows).toHaveLength(5);
    expect(rows[4]).toBe('and 10 more');
  });

  it('shows the annotation that finds nothing, its wrong part bold', async () => {
    const { card } = await shown('mode', 'no-workloads');
    expect(card.getByText('chekout').tagName).toBe('STRONG');
    expect(card.getByRole('link', { name: 'Edit the entity' })).toHaveAttribute(
      'href',
      'https://git.example/checkout/catalog-info.yaml',
    );
  });

  it('does not make a link of an edit address that is no web address', async () => {
    const hostile = {
      ...checkout,
      metadata: {
        ...checkout.metadata,
        annotations: { 'backstage.io/edit-url': SCRIPT },
      },
    };
    await renderMesh(
      <MeshCard
        kind="mode"
        entity={hostile}
        live={live.loaded<EntityStatus>(statuses['no-workloads'])}
      />,
    );
    expect(screen.getByText('No workloads found')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('shows who can confirm a claim, and the line that would', async () => {
    const confirmWith = 'backstage.io/owner: team-payments';
    const { claim } = statuses.claimed;
    await show(
      'mode',
      live.loaded<EntityStatus>({
        ...statuses.claimed,
        claim: claim && { ...claim, confirmWith },
      }),
    );
    expect(screen.getByText(confirmWith)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'How to confirm it' }),
    );
    expect(
      await screen.findByText('The platform team confirms it.'),
    ).toBeInTheDocument();
  });

  it('is a skeleton only while there is nothing to show', async () => {
    await show('mode', live.loading());
    expect(
      screen.getByRole('status', { name: 'Mesh mode: loading' }),
    ).toBeInTheDocument();
  });

  it('keeps the old value when a refresh fails', async () => {
    await show('mode', {
      ...live.loaded<EntityStatus>(statuses.healthy),
      failure: broken,
    });
    expect(
      screen.getByText('In the mesh in all 3 clusters'),
    ).toBeInTheDocument();
  });

  it('names the permission and who has it when it is hidden', async () => {
    await show('mode', live.failed(forbidden));
    expect(screen.getByText('Hidden from you')).toBeInTheDocument();
    expect(
      screen.getByText(
        'You need the permission mesh.status.read for this entity. Its owner, team-payments, has it.',
      ),
    ).toBeInTheDocument();
  });

  it('says that an error is about the portal, when it tries again, and tries on demand', async () => {
    const refresh = jest.fn();
    await show('mode', { ...live.failed(broken, NOW + 20_000), refresh });
    expect(
      screen.getByText(
        'The portal answered with an error (503). This says nothing about your service. Next try in 20 s.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each(['placement', 'mtls'] as const)(
    'explains a failure once: %s shows the headline alone',
    async kind => {
      await show(kind, live.failed(broken, NOW + 20_000));
      expect(screen.getByText('Did not load')).toBeInTheDocument();
      expect(screen.queryByRole('button')).not.toBeInTheDocument();
    },
  );

  it('opens the chain of reasons with labels and policies, asked for only then', async () => {
    const entityStatus = jest.fn(async () => ({
      notModified: false as const,
      value: detailedStatus,
      etag: null,
    }));
    await renderMesh(
      <MeshCard
        kind="mtls"
        entity={checkout}
        live={live.loaded<EntityStatus>(statuses.healthy)}
      />,
      { api: fakeMeshApi({ entityStatus }) },
    );
    expect(entityStatus).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Why: Encrypted inside the mesh' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Why: mTLS of checkout');
    expect(
      await within(dialog).findByText(
        'Two policies cover the namespace. Only the oldest counts.',
      ),
    ).toBeInTheDocument();
    expect(entityStatus).toHaveBeenCalledTimes(1);
    expect(
      within(dialog).getByText('Oldest fact', { exact: false }),
    ).toHaveTextContent('Oldest fact 9 s old');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Why: Encrypted inside the mesh' }),
      ).toHaveFocus(),
    );
  });
});
