import type { Group } from './case';
import { access } from './cases/access';
import { apply } from './cases/apply';
import { discovery } from './cases/discovery';
import { kinds } from './cases/kinds';
import { lifecycle } from './cases/lifecycle';
import { lists } from './cases/lists';
import { objects } from './cases/objects';
import { validation } from './cases/validation';
import { watches } from './cases/watches';

/**
 * What the simulated API server promises, each promise one that a real API server keeps: it runs on both. A real one needs
 * kube-controller-manager beside it, for tokens, namespaces and garbage.
 */
export const CONTRACT: Group[] = [
  discovery,
  objects,
  lists,
  watches,
  apply,
  validation,
  kinds,
  lifecycle,
  access,
];
