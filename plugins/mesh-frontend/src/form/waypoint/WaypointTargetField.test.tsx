import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { waypointPlan } from '../../testing';
import { planning, preview, showField } from '../../testing/showField';
import type { WaypointTarget } from '../formData';
import { WaypointTargetField } from './WaypointTargetField';

describe('MeshWaypointTarget', () => {
  const orders: WaypointTarget = {
    namespace: 'orders',
    clusters: ['prod-eu-1'],
  };

  it('completes what a link leaves out, and previews', async () => {
    const api = planning(waypointPlan);
    const data = await showField(WaypointTargetField, orders, api);
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
    const data = await showField(
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
    const data = await showField(
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
    await showField(
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
    await showField(
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
