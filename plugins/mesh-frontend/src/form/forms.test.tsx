import { useState } from 'react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type {
  Plan,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../api';
import {
  blockedPlan,
  clusterPlan,
  clusterSummaries,
  clusterSummary,
  failingPreflight,
  fakeMeshApi,
  finePlan,
  minutesAhead,
  never,
  nothingPlan,
  ownNamespace,
  readyPlan,
  readyPreflight,
  refusal,
  silentPlan,
  waypointPlan,
} from '../testing';
import { renderMesh } from '../testing/renderMesh';
import { ClusterRegistrationField } from './cluster/ClusterRegistrationField';
import type {
  ClusterRegistration,
  NamespaceTarget,
  WaypointTarget,
} from './formData';
import { NamespaceTargetField } from './namespace/NamespaceTargetField';
import { WaypointTargetField } from './waypoint/WaypointTargetField';

/** Shows a field as the scaffolder does; gives what its data is at any time. */
async function show<T>(
  Field: (props: FieldExtensionComponentProps<T>) => JSX.Element | null,
  initial: NoInfer<T>,
  operations: Partial<MeshApi>,
  errors: string[] = [],
) {
  const data: { current: T } = { current: initial };
  function Form() {
    const [formData, setFormData] = useState<T | undefined>(initial);
    const props = {
      formData,
      onChange: (value: T | undefined) => {
        data.current = value as T;
        setFormData(value);
      },
      rawErrors: errors,
      disabled: false,
    } as unknown as FieldExtensionComponentProps<T>;
    return <Field {...props} />;
  }
  await renderMesh(<Form />, {
    api: fakeMeshApi({
      listClusters: async () => ({ clusters: clusterSummaries }),
      ...operations,
    }),
  });
  return data;
}

const refunds: NamespaceTarget = {
  namespace: 'refunds',
  clusters: ['prod-eu-1', 'prod-us-1'],
};

const planning = (plan: Plan) => ({ plan: jest.fn(async () => plan) });

/** Headline and tone of the preview. */
async function preview() {
  const heading = (await screen.findAllByRole('heading', { level: 2 }))[0];
  const card = heading.closest('[data-tone]');
  return [card?.getAttribute('data-tone'), heading.textContent];
}

describe('MeshNamespaceTarget', () => {
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
      'orders would stop answering in prod-eu-1: port 15008 is blocked.',
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
    await show(NamespaceTargetField, refunds, planning(plan));
    expect(await preview()).toEqual([tone, headline]);
    expect(screen.getByText('Live,', { exact: false })).toBeInTheDocument();
  });

  it('says what to choose before there is a plan', async () => {
    await show(NamespaceTargetField, {}, { plan: never });
    expect(
      await screen.findByText('Choose a namespace and at least one cluster.'),
    ).toBeInTheDocument();
  });

  it('is a skeleton while the first plan is made', async () => {
    await show(NamespaceTargetField, refunds, { plan: never });
    expect(
      await screen.findByRole('status', { name: 'Preview: loading' }),
    ).toBeInTheDocument();
  });

  it('says why a plan is refused, and what to do next', async () => {
    await show(NamespaceTargetField, refunds, {
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
      'The namespace refunds is not yours.',
    ]);
    expect(screen.getByText('Ask the platform team.')).toBeInTheDocument();
  });

  it('does not blame the service when the portal fails', async () => {
    await show(NamespaceTargetField, refunds, {
      plan: () => Promise.reject(refusal(500, 'boom')),
    });
    expect(await preview()).toEqual([
      'broken',
      'No preview: the portal failed',
    ]);
  });

  it('offers the own namespaces; choosing one chooses where it can join', async () => {
    const api = planning(finePlan);
    const data = await show(NamespaceTargetField, {}, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Namespace/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /refunds/ }),
    );
    expect(data.current).toEqual(refunds);
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

  it('plans 400 ms after the last change; the old plan stays until then', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const api = planning(finePlan);
      await show(NamespaceTargetField, refunds, api);
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

  it('says what to do when no namespace is the viewer’s', async () => {
    await show(
      NamespaceTargetField,
      {},
      { listClusters: async () => ({ clusters: [] }) },
    );
    expect(
      await screen.findByText('No namespace is confirmed as yours'),
    ).toBeInTheDocument();
  });

  it('says so when the clusters are hidden', async () => {
    await show(
      NamespaceTargetField,
      {},
      { listClusters: () => Promise.reject(refusal(403, 'No.')) },
    );
    expect(await screen.findByText('Hidden from you')).toBeInTheDocument();
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
    await show(
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

  it('shows why one cannot go on', async () => {
    await show(NamespaceTargetField, refunds, planning(blockedPlan), [
      'Solve the 1 problem on the right first.',
    ]);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Solve the 1 problem on the right first.',
    );
  });
});

describe('MeshWaypointTarget', () => {
  const orders: WaypointTarget = {
    namespace: 'orders',
    clusters: ['prod-eu-1'],
  };

  it('completes what a link leaves out, and previews', async () => {
    const api = planning(waypointPlan);
    const data = await show(WaypointTargetField, orders, api);
    expect(data.current).toEqual({
      ...orders,
      name: 'waypoint',
      use: { kind: 'namespace' },
    });
    expect(await preview()).toEqual([
      'ok',
      'Calls to services in orders go through the waypoint in prod-eu-1',
    ]);
  });

  it('asks what should use it', async () => {
    const data = await show(
      WaypointTargetField,
      orders,
      planning(waypointPlan),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: 'One service' }),
    );
    expect(data.current.use).toEqual({
      kind: 'service',
      service: 'orders-api',
    });
    await userEvent.click(
      screen.getByRole('radio', { name: 'Nothing yet: only make it ready' }),
    );
    expect(data.current.use).toEqual({ kind: 'none' });
  });

  it('says which calls it takes', async () => {
    const data = await show(
      WaypointTargetField,
      orders,
      planning(waypointPlan),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Which calls/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: /Both/ }));
    expect(data.current.trafficType).toBe('all');
  });

  it('refuses the name that means none', async () => {
    await show(
      WaypointTargetField,
      { ...orders, name: 'none' },
      planning(waypointPlan),
    );
    expect(
      await screen.findByText(
        '"none" means no waypoint in Istio. Choose another name.',
      ),
    ).toBeVisible();
  });

  it('does not offer clusters in which the namespace is outside', async () => {
    await show(
      WaypointTargetField,
      { namespace: 'refunds', clusters: [] },
      planning(waypointPlan),
    );
    expect(
      await screen.findByText(
        'Not in ambient in prod-eu-1: only ambient callers use a waypoint.',
      ),
    ).toBeVisible();
  });
});

describe('MeshClusterRegistration', () => {
  const KUBECONFIG = 'users: [{user: {token: canary-token}}]';
  const drop = {
    drop: 'drop-0123456789abcdef',
    host: 'api.edge-eu-2.example:6443',
    expiresAt: minutesAhead(15),
  };
  const operations = () => ({
    dropCredential: jest.fn(async () => drop),
    preflight: jest.fn(async () => failingPreflight),
    plan: jest.fn(async (_: RequestInputDraft) => clusterPlan),
  });

  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(minutesAhead(0)));
  });
  afterEach(() => jest.restoreAllMocks());

  const start: ClusterRegistration = { name: 'edge-eu-2' };

  it('hands the kubeconfig over and keeps only its handle', async () => {
    const api = operations();
    const data = await show(ClusterRegistrationField, start, api);
    const field = screen.getByRole('textbox', { name: /Kubeconfig/ });
    await userEvent.click(field);
    await userEvent.paste(KUBECONFIG);
    await userEvent.click(screen.getByRole('button', { name: 'Hand over' }));
    expect(api.dropCredential).toHaveBeenCalledWith(KUBECONFIG);
    expect(data.current).toEqual({ ...start, drop: drop.drop });
    expect(JSON.stringify(data.current)).not.toContain('canary');
    expect(field).toHaveValue('');
    expect(document.body.innerHTML).not.toContain('canary');
    expect(
      screen.getByText('Held for api.edge-eu-2.example:6443'),
    ).toBeVisible();
    expect(screen.getByText(/For you alone, once, until/)).toBeVisible();
  });

  it('takes a file as well', async () => {
    const api = operations();
    await show(ClusterRegistrationField, start, api);
    await userEvent.upload(
      screen.getByLabelText('Kubeconfig file'),
      // jsdom's File has no text().
      Object.assign(new File([KUBECONFIG], 'edge.kubeconfig'), {
        text: async () => KUBECONFIG,
      }),
    );
    await waitFor(() =>
      expect(api.dropCredential).toHaveBeenCalledWith(KUBECONFIG),
    );
  });

  it('does not send a file that is too large', async () => {
    const api = operations();
    await show(ClusterRegistrationField, start, api);
    await userEvent.upload(
      screen.getByLabelText('Kubeconfig file'),
      new File(['x'.repeat(65 * 1024)], 'big'),
    );
    expect(
      await screen.findByText(
        'The file is larger than 64 KiB: that is no kubeconfig.',
      ),
    ).toBeVisible();
    expect(api.dropCredential).not.toHaveBeenCalled();
  });

  it('says why a kubeconfig is refused', async () => {
    const data = await show(ClusterRegistrationField, start, {
      ...operations(),
      dropCredential: () =>
        Promise.reject(
          refusal(400, 'The host evil.example is not allowed.', {
            code: 'host-not-allowed',
            nextStep: 'Ask an operator to add it to mesh.registration.',
          }),
        ),
    });
    await userEvent.type(
      screen.getByRole('textbox', { name: /Kubeconfig/ }),
      'x',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Hand over' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The host evil.example is not allowed.Ask an operator',
    );
    expect(data.current).toEqual(start);
  });

  it('checks the cluster once name and credential are there, and again on demand', async () => {
    const api = operations();
    await show(
      ClusterRegistrationField,
      { ...start, drop: drop.drop, peers: ['prod-eu-1'] },
      api,
    );
    await waitFor(async () =>
      expect(await preview()).toEqual([
        'broken',
        'Not ready yet: 2 of 10 checks fail, 1 could not be made',
      ]),
    );
    api.preflight.mockResolvedValue(readyPreflight);
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await waitFor(async () =>
      expect(await preview()).toEqual(['ok', 'Ready: 10 of 10 checks pass']),
    );
    expect(api.preflight).toHaveBeenCalledWith(
      { name: 'edge-eu-2', drop: drop.drop, peers: ['prod-eu-1'] },
      expect.anything(),
    );
    expect(
      screen.getByRole('heading', {
        name: 'edge-eu-2 and prod-eu-1 will watch each other',
      }),
    ).toBeVisible();
  });

  it('refuses the name of a cluster that is there', async () => {
    const api = operations();
    await show(
      ClusterRegistrationField,
      { name: 'prod-eu-1', drop: drop.drop },
      api,
    );
    expect(
      await screen.findByText(
        'prod-eu-1 is registered already. Choose a new name.',
      ),
    ).toBeVisible();
    expect(api.plan).not.toHaveBeenCalled();
  });

  it('lets one choose peers', async () => {
    const data = await show(ClusterRegistrationField, start, operations());
    const peers = within(
      await screen.findByRole('group', { name: /Clusters that watch it/ }),
    );
    await userEvent.click(peers.getByRole('checkbox', { name: 'prod-us-1' }));
    expect(data.current.peers).toEqual(['prod-us-1']);
  });
});
