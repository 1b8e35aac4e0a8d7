import {
  ambientCluster,
  deploymentFact,
  namespaceFact,
  podFact,
} from '../testing';
import { matchesSelector } from '../mode';
import { parseLabelSelector } from './labelSelector';
import { concernsCluster, entityLink } from './link';
import { linkedPods } from './linked';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';
const OURS = 'mesh-onboarding.io/namespaces';

describe('label selectors as text', () => {
  const labels = { app: 'web', tier: 'x' };
  it.each([
    ['app=web', true],
    ['app==web,tier!=y', true],
    ['app=api', false],
    ['app in (api, web),!legacy', true],
    ['tier notin (x)', false],
    ['app', true],
    ['!app', false],
    ['app = web', true],
  ])('%s', (text, expected) => {
    expect(matchesSelector(parseLabelSelector(text)!, labels)).toBe(expected);
  });
  it.each(['', ' , ', 'app=(', 'in (a)', '=web', 'app=web tier=x', '*'])(
    'refuses %j',
    text => {
      expect(parseLabelSelector(text)).toBeNull();
    },
  );
});

describe('entityLink', () => {
  it.each([
    [undefined, null],
    [{}, null],
    [{ [CLUSTER]: 'eu' }, null],
    [{ [ID]: ' ' }, null],
    [{ [ID]: 'web' }, { by: 'kubernetes-id', value: 'web', namespace: null }],
    [
      { [ID]: 'web', [SELECTOR]: 'app=x' },
      { by: 'label-selector', value: 'app=x' },
    ],
    [{ [NAMESPACE]: 'shop' }, { by: 'namespace', selector: null }],
    [
      { [ID]: 'web', [NAMESPACE]: 'shop', [CLUSTER]: 'eu' },
      { by: 'kubernetes-id', namespace: 'shop', cluster: 'eu' },
    ],
    [
      { [ID]: 'web', [CLUSTER]: 'eu', [OURS]: 'us/shop, eu/pay,bad,a/b/c' },
      {
        by: 'namespaces',
        cluster: null,
        selector: null,
        namespaces: [
          { cluster: 'us', namespace: 'shop' },
          { cluster: 'eu', namespace: 'pay' },
        ],
      },
    ],
  ])('%j', (annotations, expected) => {
    const link = entityLink(annotations as Record<string, string>);
    if (expected === null) expect(link).toBeNull();
    else expect(link).toMatchObject(expected);
  });

  it('narrows to clusters', () => {
    const ours = entityLink({ [OURS]: 'us/shop' })!;
    expect(['us', 'eu'].map(c => concernsCluster(ours, c))).toEqual([
      true,
      false,
    ]);
    const theirs = entityLink({ [ID]: 'web', [CLUSTER]: 'eu' })!;
    expect(['us', 'eu'].map(c => concernsCluster(theirs, c))).toEqual([
      false,
      true,
    ]);
  });
});

describe('linkedPods', () => {
  const view = ambientCluster('eu', {
    facts: {
      namespaces: ['shop', 'pay', 'empty'].map(n => namespaceFact(n)),
      pods: [
        podFact('shop', 'web', { labels: { app: 'web', [ID]: 'web' } }),
        podFact('pay', 'web'),
        podFact('pay', 'api'),
      ],
      deployments: [deploymentFact('empty', 'web')],
    },
  });
  const find = (annotations: Record<string, string>, options = {}) => {
    const { namespaces, pods } = linkedPods(
      entityLink(annotations)!,
      view,
      options,
    );
    return [namespaces, pods.map(p => `${p.namespace}/${p.labels.app}`)];
  };

  it.each([
    [{ [ID]: 'web' }, [['shop'], ['shop/web']]],
    [
      { [SELECTOR]: 'app=web' },
      [
        ['empty', 'pay', 'shop'],
        ['shop/web', 'pay/web'],
      ],
    ],
    [{ [SELECTOR]: 'app=web', [NAMESPACE]: 'pay' }, [['pay'], ['pay/web']]],
    [{ [SELECTOR]: 'app=(' }, [[], []]],
    [{ [NAMESPACE]: 'pay' }, [['pay'], ['pay/web', 'pay/api']]],
    [{ [NAMESPACE]: 'gone' }, [[], []]],
    [
      { [OURS]: 'eu/shop,eu/empty,us/pay,eu/gone' },
      [['empty', 'shop'], ['shop/web']],
    ],
    [{ [ID]: 'web', [CLUSTER]: 'us' }, [[], []]],
  ])('%j', (annotations, expected) =>
    expect(find(annotations)).toEqual(expected),
  );

  it('leaves out what is not allowed, and uses an index of pods', () => {
    const allows = (n: string) => n !== 'pay';
    expect(find({ [SELECTOR]: 'app=web' }, { allows })).toEqual([
      ['empty', 'shop'],
      ['shop/web'],
    ]);
    const asked: string[] = [];
    const podsOf = (n: string) => {
      asked.push(n);
      return [...view.facts.pods.values()].filter(p => p.namespace === n);
    };
    expect(find({ [NAMESPACE]: 'pay' }, { podsOf })).toEqual(
      find({ [NAMESPACE]: 'pay' }),
    );
    expect(asked).toEqual(['pay']);
  });
});
