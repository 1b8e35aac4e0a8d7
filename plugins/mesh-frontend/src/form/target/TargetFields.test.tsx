import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  clusterSummary,
  finePlan,
  never,
  ownNamespace,
  refusal,
} from '../../testing';
import { planning, showField } from '../../testing/showField';
import { NamespaceTargetField } from '../namespace/NamespaceTargetField';
import { WaypointTargetField } from '../waypoint/WaypointTargetField';

describe.each([
  ['MeshNamespaceTarget', NamespaceTargetField],
  ['MeshWaypointTarget', WaypointTargetField],
])('the target of %s', (_, Field) => {
  it('says what to do when no namespace is the viewer’s', async () => {
    await showField(
      Field,
      {},
      { listClusters: async () => ({ clusters: [] }) },
    );
    expect(
      await screen.findByText('No namespace is confirmed as yours'),
    ).toBeInTheDocument();
  });

  it('says so when the clusters are hidden', async () => {
    await showField(
      Field,
      {},
      { listClusters: () => Promise.reject(refusal(403, 'No.')) },
    );
    expect(await screen.findByText('Hidden from you')).toBeInTheDocument();
  });

  it('keeps a prefilled namespace that is not the viewer’s visible', async () => {
    await showField(
      Field,
      { namespace: 'ledger', clusters: ['prod-eu-1'] },
      { plan: never },
    );
    expect(
      await screen.findByRole('button', { name: /ledger/ }),
    ).toHaveTextContent('ledger');
  });
});

describe('the target of MeshNamespaceTarget', () => {
  it('offers the own namespaces; choosing one chooses where it can join', async () => {
    const api = planning(finePlan);
    const data = await showField(NamespaceTargetField, {}, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Namespace/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /refunds/ }),
    );
    expect(data.current).toEqual({
      namespace: 'refunds',
      clusters: ['prod-eu-1', 'prod-us-1'],
    });
    expect(
      screen.getByRole('checkbox', { name: 'prod-ap-1, 4 pods' }),
    ).toBeDisabled();
    expect(
      screen.getByText(
        'prod-ap-1 runs sidecars only (no ztunnel). It stays as it is.',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'prod-us-1, 4 pods' }),
    );
    expect(data.current.clusters).toEqual(['prod-eu-1']);
  });

  it.each([
    [{ writable: false }, true, 'The portal may not write in prod-eu-1.'],
    [
      { freshness: { state: 'stale' as const, seenAt: null, missing: [] } },
      false,
      'prod-eu-1 does not answer. It will be planned before approval.',
    ],
    [
      { namespaces: [ownNamespace('refunds', 5, { declared: 'ambient' })] },
      true,
      'Asks for ambient in prod-eu-1 already.',
    ],
  ])('keeps a choice visible with its reason: %j', async (extra, off, note) => {
    const cluster = clusterSummary('prod-eu-1', {
      namespaces: [ownNamespace('refunds', 5)],
      ...extra,
    });
    await showField(
      NamespaceTargetField,
      { namespace: 'refunds', clusters: [] },
      { listClusters: async () => ({ clusters: [cluster] }) },
    );
    const box = await screen.findByRole('checkbox', {
      name: 'prod-eu-1, 5 pods',
    });
    if (off) expect(box).toBeDisabled();
    else expect(box).toBeEnabled();
    expect(screen.getByText(note)).toBeVisible();
  });
});
