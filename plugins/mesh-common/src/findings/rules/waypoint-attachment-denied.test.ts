import {
  ambientNamespace,
  findIn,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointAttachmentDenied } from './waypoint-attachment-denied';

describe('waypoint-attachment-denied', () => {
  const labels = {
    'istio.io/use-waypoint': 'shared',
    'istio.io/use-waypoint-namespace': 'infra',
  };
  const open = { allowedRoutes: { namespaces: { from: 'All' } } };

  it('is said of a waypoint that allows its own namespace only', () => {
    const yaml =
      waypointYaml('infra/shared') + ambientNamespace('shop', labels);
    expect(subjectsOf(findIn(waypointAttachmentDenied, yaml))).toEqual([
      'east Namespace shop',
    ]);
  });

  it('is silent where all are allowed', () => {
    const yaml =
      waypointYaml('infra/shared', { listener: open }) +
      ambientNamespace('shop', labels);
    expect(findIn(waypointAttachmentDenied, yaml)).toEqual([]);
  });
});
