import {
  adviceOn,
  ambientNamespace,
  namespaceYaml,
  podYaml,
  worldOf,
} from '../../testing';
import { meshWorld } from '../../world';
import { advise } from '../advise';

describe('unreadable-facts', () => {
  it('advises nothing of what it cannot see', () => {
    const world = worldOf(ambientNamespace('shop'));
    const [cluster] = world.clusters;
    const pods = { state: 'forbidden' as const, seenAt: null };
    const view = { ...cluster.view, feeds: { ...cluster.view.feeds, pods } };
    const advice = advise(meshWorld([view])).find(
      a => a.subject.name === 'shop',
    );
    expect(advice).toMatchObject({
      recommendation: 'not-yet',
      nextStep: 'Let pods of east be read, then look again.',
    });
  });

  it('is no reason where all can be read', () => {
    expect(
      adviceOn(namespaceYaml('shop') + podYaml('shop/cart'), 'shop')
        .recommendation,
    ).toBe('ambient-l4');
  });
});
