import fc from 'fast-check';
import { lists } from '../vocabulary';
import { virtualServices } from './virtualServices';
import { destinationRules } from './destinationRules';
import { gateways } from './gateways';
import { sidecars } from './sidecars';
import { serviceEntries } from './serviceEntries';
import { workloadEntries } from './workloadEntries';

/** Where traffic is sent. */
export const trafficObjects = fc
  .tuple(
    lists(virtualServices, 4),
    lists(destinationRules, 3),
    lists(gateways, 3),
    lists(sidecars, 3),
    lists(serviceEntries, 3),
    lists(workloadEntries, 1),
  )
  .map(all => all.flat());
