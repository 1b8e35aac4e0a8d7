import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RequestInputDraft } from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  clusterPlan,
  failingPreflight,
  minutesAhead,
  readyPreflight,
  refusal,
} from '../../testing';
import { preview, showField } from '../../testing/showField';
import type { ClusterRegistration } from '../formData';
import { ClusterRegistrationField } from './ClusterRegistrationField';

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
    const data = await showField(ClusterRegistrationField, start, api);
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
    await showField(ClusterRegistrationField, start, api);
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
    await showField(ClusterRegistrationField, start, api);
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
    const data = await showField(ClusterRegistrationField, start, {
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
    await showField(
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
    // A plan would only say again what the checks say.
    expect(
      screen.getByText('The plan follows when all checks pass.'),
    ).toBeVisible();
    expect(api.plan).not.toHaveBeenCalled();
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
      await screen.findByRole('heading', {
        name: 'edge-eu-2 and prod-eu-1 will watch each other',
      }),
    ).toBeVisible();
  });

  it('refuses the name of a cluster that is there', async () => {
    const api = operations();
    await showField(
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
    const data = await showField(ClusterRegistrationField, start, operations());
    const peers = within(
      await screen.findByRole('group', { name: /Clusters that watch it/ }),
    );
    await userEvent.click(peers.getByRole('checkbox', { name: 'prod-us-1' }));
    expect(data.current.peers).toEqual(['prod-us-1']);
  });
});
