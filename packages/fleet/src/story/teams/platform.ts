import type { NamespaceState, NamespaceStory } from '../types';
import { app, outside } from '../words';

const owner = 'platform';

function everywhere(state: NamespaceState): NamespaceStory['in'] {
  return {
    'prod-eu-1': state,
    'prod-us-1': state,
    'prod-ap-1': state,
    'edge-eu-2': state,
  };
}

export const PLATFORM: NamespaceStory[] = [
  {
    name: 'monitoring',
    owner,
    in: everywhere(outside(app('prometheus', 1))),
  },
  {
    name: 'ingress',
    owner,
    in: everywhere(outside(app('ingress', 2))),
  },
];
