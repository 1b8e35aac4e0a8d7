import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  serviceYaml,
  sidecarPod,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointBypassedBySidecars } from './waypoint-bypassed-by-sidecars';

describe('waypoint-bypassed-by-sidecars', () => {
  const use = { 'istio.io/use-waypoint': 'wp' };
  const sidecars =
    namespaceYaml('legacy', { 'istio-injection': 'enabled' }) +
    sidecarPod('legacy/app');

  it('is said of a waypoint in use beside sidecars', () => {
    const yaml =
      ambientNamespace('shop', use) +
      waypointYaml('shop/wp') +
      serviceYaml('shop/cart') +
      sidecars;
    const found = findIn(waypointBypassedBySidecars, yaml);
    expect(subjectsOf(found)).toEqual(['east Gateway shop/wp']);
    expect(found[0].message).toContain('legacy');
  });

  it('is silent for a waypoint that nobody uses, and without sidecars', () => {
    expect(
      findIn(
        waypointBypassedBySidecars,
        ambientNamespace('shop') + waypointYaml('shop/wp') + sidecars,
      ),
    ).toEqual([]);
    expect(
      findIn(
        waypointBypassedBySidecars,
        ambientNamespace('shop', use) +
          waypointYaml('shop/wp') +
          serviceYaml('shop/cart'),
      ),
    ).toEqual([]);
  });
});
