import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EntityStatus,
  WaypointRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { UseLive } from '../data';
import {
  NOW,
  broken,
  checkout,
  detailedStatus,
  entityCluster,
  entityStatus,
  forbidden,
  live,
  mtlsStatus,
  statuses,
} from '../testing';
import { renderMesh } from '../testing/renderMesh';
import { MeshTab } from './MeshTab';

function show(value: UseLive<EntityStatus>, path?: string) {
  return renderMesh(<MeshTab entity={checkout} live={value} />, { path });
}

const loaded = (status: EntityStatus) => live.loaded<EntityStatus>(status);

/** Rows of the table by cluster, as text. */
function clusterRows(): string[] {
  const table = screen.getByRole('table', { name: 'By cluster' });
  const [, ...rows] = within(table).getAllByRole('row');
  return rows.map(row => row.textContent ?? '');
}

describe('MeshTab', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['one-mode', 'Everything is as it should be'],
    ['labelled-not-captured', 'Asked for ambient, but 4 of 6 pods are outside'],
    ['some-silent', 'In the mesh in 1 cluster, 1 is silent'],
    ['no-workloads', 'No workloads found'],
    ['claimed', 'Claimed, not confirmed'],
  ] as const)('%s: %s', async (state, headline) => {
    await show(loaded(statuses[state]));
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .find(h => h.classList.contains('verdict')),
    ).toHaveTextContent(headline);
  });

  it('shows standing facts and the open request below the verdict', async () => {
    await show(loaded(detailedStatus));
    expect(screen.getByText('In the mesh in all 3 clusters')).toBeVisible();
    expect(screen.getByText('Encrypted inside the mesh')).toBeVisible();
    expect(
      screen.getAllByRole('link', { name: '#1047 Enrol orders in ambient' })[0],
    ).toHaveAttribute('href', '/mesh/requests/1047');
  });

  it('shows a row per cluster', async () => {
    await show(loaded(detailedStatus));
    expect(clusterRows()).toEqual([
      'prod-us-1Ambient4 of 4waypoint: no podsStill boundEncrypted and plain textPERMISSIVE9 s ago',
      'prod-ap-1Sidecar4 of 4None: sidecars do this jobEncrypted onlySTRICT9 s ago',
      'prod-eu-1Ambient6 of 6waypointBoundEncrypted and plain textPERMISSIVE9 s ago',
    ]);
  });

  it('opens a row for the labels and workloads', async () => {
    await show(loaded(detailedStatus));
    const toggle = screen.getByRole('button', { name: 'prod-eu-1' });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(clusterRows().slice(3)).toEqual([
      'Namespace payments\n  istio.io/dataplane-mode: ambient\n  istio.io/use-waypoint: waypoint',
      'checkoutDeploymentAmbient5 of 5PERMISSIVE',
      'checkout-workerDeploymentAmbient1 of 1PERMISSIVE',
    ]);
    await userEvent.click(toggle);
    expect(clusterRows()).toHaveLength(3);
  });

  it('opens the row that a link asks for', async () => {
    await show(loaded(detailedStatus), '/?show=clusters&cluster=prod-eu-1');
    expect(screen.getByRole('button', { name: 'prod-eu-1' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('keeps the row of a silent cluster, in the past tense; unknown is never 0', async () => {
    await show(
      loaded(
        entityStatus([
          statuses['some-silent'].clusters[0],
          { ...statuses.unknown.clusters[0], cluster: 'prod-us-1' },
        ]),
      ),
    );
    expect(clusterRows()).toEqual([
      'prod-eu-1Was ambientWere 6 of 6Was noneWas encrypted and plain textPERMISSIVE14 min ago',
      'prod-us-1UnknownListing pods is forbiddenUnknownNoneUnknown10 s ago',
    ]);
  });

  it.each([
    ['bound', 'waypointBound'],
    ['missing', 'waypoint: missingNo such Gateway'],
    ['not-ready', 'waypoint: not ready'],
    ['no-pods', 'waypoint: no podsStill bound'],
    [
      'attachment-denied',
      'waypoint: refusedThe Gateway does not allow this namespace',
    ],
    [
      'unsupported-traffic-type',
      'waypoint: has no effect hereIt serves another kind of traffic',
    ],
    ['opted-out', 'waypointLeft out on purpose'],
    [
      'listener-unsupported',
      'waypoint: cannot listenIts listener is not HBONE on 15008',
    ],
    ['waiting-for-controller', 'waypoint: waits for istiod'],
    ['unknown', 'waypoint: unknown'],
  ] as [WaypointRow['reason'], string][])(
    'waypoint %s: %s',
    async (reason, words) => {
      const row: WaypointRow = {
        subject: { kind: 'Namespace', name: 'payments' },
        name: 'waypoint',
        namespace: 'payments',
        bound: null,
        reason,
      };
      await show(
        loaded(
          entityStatus([entityCluster('prod-eu-1', { waypoints: [row] })]),
        ),
      );
      const cells = screen.getAllByRole('cell').map(cell => cell.textContent);
      expect(cells[2]).toBe(words);
    },
  );

  it.each([
    [{ mode: 'STRICT' }, 'Encrypted onlySTRICT'],
    [{ mode: 'PERMISSIVE' }, 'Encrypted and plain textPERMISSIVE'],
    [{ mode: 'DISABLE' }, 'Plain text onlyDISABLE'],
    [{ mode: 'NONE' }, 'Not encryptedNo proxy'],
    [{ mode: 'BLOCKED' }, 'NothingTraffic is blocked'],
    [{ mode: 'NOT_APPLICABLE' }, 'Does not apply'],
    [
      { mode: 'STRICT', ports: { 9090: 'PERMISSIVE' } },
      'Encrypted onlySTRICT, except port 9090 PERMISSIVE',
    ],
    [
      { mode: 'NONE', mixed: true, breakdown: { STRICT: 2, NONE: 4 } },
      'Differs by podSTRICT on 2, NONE on 4',
    ],
    [
      {
        mode: 'STRICT',
        uncertain: true,
        alternative: { mode: 'PERMISSIVE', ports: {} },
      },
      'Uncertain: check in ztunnelSTRICT or PERMISSIVE',
    ],
    [{ mode: 'NOT_APPLICABLE', reason: 'unknown' }, 'Unknown'],
  ] as [Parameters<typeof mtlsStatus>[0], string][])(
    'accepts %j: %s',
    async (mtls, words) => {
      const cluster = entityCluster('prod-eu-1', { mtls: mtlsStatus(mtls) });
      await show(loaded(entityStatus([cluster])));
      const cells = screen.getAllByRole('cell').map(cell => cell.textContent);
      expect(cells[3]).toBe(words);
    },
  );

  it('shows which policy decides, and every one that does not, with the reason', async () => {
    await show(loaded(detailedStatus));
    const table = screen.getByRole('table', { name: 'Policies' });
    const [, ...rows] = within(table).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'payments/defaultNamespace, 2 Mar 2024\u00a0· prod-eu-1, prod-us-1PERMISSIVEDecidesNo other policy is closer',
      'istio-system/defaultMesh-wide, 11 Jan 2024\u00a0· prod-eu-1, prod-us-1STRICT, port 9090 PERMISSIVEOverruledA closer policy decides',
      'payments/strict-2026Namespace, 30 Oct\u00a0· prod-eu-1, prod-us-1STRICTIgnoredIn one scope only the oldest policy counts',
    ]);
  });

  it('says what holds when there is no policy', async () => {
    await show(loaded({ ...statuses['one-mode'], policies: [] }));
    expect(
      screen.getByText(/No policy says anything about these pods/),
    ).toBeVisible();
  });

  it('lists the last requests', async () => {
    await show(loaded(detailedStatus));
    const panel = screen.getByRole('region', { name: 'Requests' });
    expect(
      within(panel)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '#1047 Enrol orders in ambientNeeds you. 0 of 1 approval · platform, 38 min ago',
      '#1017 Enrol orders in ambientVerified. 3 of 3 expectations met, 38 min ago',
    ]);
  });

  it('does not show what is not known', async () => {
    await show(loaded(statuses.claimed));
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Which policy decides' }),
    ).not.toBeInTheDocument();
  });

  it('is a skeleton first', async () => {
    await show(live.loading());
    expect(
      screen.getByRole('status', { name: 'Mesh status: loading' }),
    ).toBeInTheDocument();
  });

  it('names the permission when it is hidden', async () => {
    await show(live.failed(forbidden));
    expect(screen.getByText('mesh.status.read')).toBeVisible();
  });

  it('says that an error is about the portal, and tries again', async () => {
    const refresh = jest.fn();
    await show({ ...live.failed<EntityStatus>(broken), refresh });
    expect(screen.getByText('Mesh status did not load')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(refresh).toHaveBeenCalled());
  });
});
