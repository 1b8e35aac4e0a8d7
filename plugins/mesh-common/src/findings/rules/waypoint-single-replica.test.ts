import {
  ambientNamespace,
  findIn,
  manifest,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointSingleReplica } from './waypoint-single-replica';

describe('waypoint-single-replica', () => {
  const used =
    ambientNamespace('shop', { 'istio.io/use-waypoint': 'wp' }) +
    serviceYaml('shop/cart');

  it('is said of one pod in use', () => {
    expect(
      subjectsOf(findIn(waypointSingleReplica, used + waypointYaml('shop/wp'))),
    ).toEqual(['east Gateway shop/wp']);
  });

  it('is silent for two, for one that is scaled, and for one that nobody uses', () => {
    expect(
      findIn(
        waypointSingleReplica,
        used + waypointYaml('shop/wp', { available: 2 }),
      ),
    ).toEqual([]);
    const hpa = manifest(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'shop/wp',
      {
        spec: {
          scaleTargetRef: { kind: 'Deployment', name: 'wp' },
          minReplicas: 2,
          maxReplicas: 4,
        },
      },
    );
    expect(
      findIn(waypointSingleReplica, used + waypointYaml('shop/wp') + hpa),
    ).toEqual([]);
    expect(
      findIn(
        waypointSingleReplica,
        ambientNamespace('shop') + waypointYaml('shop/wp'),
      ),
    ).toEqual([]);
  });
});
