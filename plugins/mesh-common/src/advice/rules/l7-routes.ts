import { hostParts } from '../../world/services';
import { detailsIn, named } from '../known';
import { AdviceRule } from '../types';

/**
 * Routes of a Service need a waypoint: ztunnel only moves bytes.
 */
export const l7Routes: AdviceRule = {
  code: 'l7-routes',
  source:
    'Istio docs, ambient L7 features: routes of Services are applied by waypoints',
  look(place) {
    const routes = detailsIn(place, 'routes');
    const virtual = detailsIn(place, 'virtualservices');
    if (!routes || !virtual)
      return [
        { side: 'missing', text: 'Routes or VirtualServices were not read.' },
      ];
    const { service, namespace } = place;
    if (!namespace) return [];
    const ofServices = routes.filter(route =>
      route.parents.some(
        parent =>
          parent.kind === 'Service' &&
          parent.namespace === namespace.name &&
          (!service || parent.name === service.name),
      ),
    );
    const ofMesh = virtual.filter(
      vs =>
        (!vs.gateways.length || vs.gateways.includes('mesh')) &&
        vs.hosts.some(host => {
          const [name, ns] = hostParts(host, vs.namespace);
          return ns === namespace.name && (!service || name === service.name);
        }),
    );
    const found = [...ofServices, ...ofMesh];
    if (!found.length) return [];
    return [
      {
        side: 'for',
        text: `${named(
          'route',
          found,
        )} of its services: a waypoint applies them, ztunnel does not.`,
        leadsTo: 'ambient-with-waypoint',
      },
    ];
  },
};
