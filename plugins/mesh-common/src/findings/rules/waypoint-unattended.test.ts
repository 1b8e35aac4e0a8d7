import { findIn, manifest, subjectsOf, waypointYaml } from '../../testing';
import { waypointUnattended } from './waypoint-unattended';

describe('waypoint-unattended', () => {
  const pending = (labels: object) =>
    manifest('gateway.networking.k8s.io/v1', 'Gateway', 'shop/waypoint', {
      metadata: { labels },
      spec: { gatewayClassName: 'istio-waypoint', listeners: [] },
      status: {
        conditions: [
          { type: 'Programmed', status: 'Unknown', reason: 'Pending' },
        ],
      },
    });

  it('names the revision that nobody has', () => {
    const [found] = findIn(
      waypointUnattended,
      pending({ 'istio.io/rev': 'canary' }),
    );
    expect(found.message).toContain('canary');
  });

  it('is silent where istiod has spoken', () => {
    expect(subjectsOf(findIn(waypointUnattended, pending({})))).toHaveLength(1);
    expect(
      findIn(
        waypointUnattended,
        waypointYaml('shop/waypoint', { programmed: false }),
      ),
    ).toEqual([]);
  });
});
