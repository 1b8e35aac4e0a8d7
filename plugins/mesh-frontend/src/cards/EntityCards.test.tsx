import { act, screen, waitFor } from '@testing-library/react';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createMeshApi, meshApiRef } from '../api';
import { checkout, statuses } from '../testing';
import { EntityMeshCard } from './EntityMeshCard';
import { EntityRequestsCard } from './EntityRequestsCard';

const server = setupServer();

/** What the fake backend was asked, in order, and what it answers. */
class Backend {
  readonly asked: { detail: string | null; etag: string | null }[] = [];
  status: EntityStatus = { ...statuses.healthy, signalKey: 'key-1' };
  version = 1;

  readonly handler = http.get(
    'http://portal.test/api/mesh/v1/entities/component/default/checkout/status',
    ({ request }) => {
      const etag = request.headers.get('if-none-match');
      const detail = new URL(request.url).searchParams.get('detail');
      this.asked.push({ detail, etag });
      const current = `"v${this.version}"`;
      return etag === current
        ? new HttpResponse(null, { status: 304 })
        : HttpResponse.json(this.status, { headers: { etag: current } });
    },
  );
}

class FakeSignals implements SignalApi {
  private readonly listeners = new Set<(message: never) => void>();

  subscribe(channel: string, onMessage: (message: never) => void) {
    if (channel !== 'mesh') throw new Error(`not our channel: ${channel}`);
    this.listeners.add(onMessage);
    return { unsubscribe: () => this.listeners.delete(onMessage) };
  }

  tell(message: object) {
    this.listeners.forEach(listener => listener(message as never));
  }
}

describe('the cards of a page', () => {
  registerMswTestHooks(server);

  async function open(backend: Backend, signals = new FakeSignals()) {
    server.use(backend.handler);
    const api = createMeshApi({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
      fetchApi: { fetch: (...args) => fetch(...args) },
    });
    await renderInTestApp(
      <EntityProvider entity={checkout}>
        <EntityMeshCard kind="mode" />
        <EntityMeshCard kind="placement" />
        <EntityMeshCard kind="mtls" />
        <EntityRequestsCard />
      </EntityProvider>,
      {
        apis: [
          [meshApiRef, api],
          [signalApiRef, signals],
        ],
      },
    );
    await screen.findByText('In the mesh in all 3 clusters');
    return signals;
  }

  it('ask the backend once for all four', async () => {
    const backend = new Backend();
    await open(backend);
    expect(screen.getByText('Runs in 3 clusters')).toBeInTheDocument();
    expect(screen.getByText('Encrypted inside the mesh')).toBeInTheDocument();
    expect(
      screen.getByText('#1047 Enrol orders in ambient'),
    ).toBeInTheDocument();
    expect(backend.asked).toEqual([{ detail: null, etag: null }]);
  });

  it('change without a reload when a signal names them, with one request', async () => {
    const backend = new Backend();
    const signals = await open(backend);
    backend.status = statuses['not-enrolled'];
    backend.version = 2;
    await act(async () => signals.tell({ changed: ['key-1'], all: false }));
    expect(
      await screen.findByRole('heading', { name: 'Not in the mesh' }),
    ).toBeInTheDocument();
    expect(backend.asked).toEqual([
      { detail: null, etag: null },
      { detail: null, etag: '"v1"' },
    ]);
  });

  it('do not ask when a signal names others', async () => {
    const backend = new Backend();
    const signals = await open(backend);
    await act(async () => signals.tell({ changed: ['key-2'], all: false }));
    expect(backend.asked).toHaveLength(1);
    await act(async () => signals.tell({ changed: [], all: true }));
    await waitFor(() => expect(backend.asked).toHaveLength(2));
  });
});
