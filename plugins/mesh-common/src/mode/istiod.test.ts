import { DeploymentFact, InjectorFact } from '../facts';
import {
  ambientCluster,
  clusterView,
  deploymentFact,
  injectorFact,
} from '../testing';
import { findIstiod } from './istiod';

/** An istiod of a revision, installed as the chart does it. */
const istiod = (
  name: string,
  revision: string,
  rest: Partial<DeploymentFact> = {},
  namespace = 'istio-system',
) =>
  deploymentFact(namespace, name, {
    labels: { app: 'istiod', 'istio.io/rev': revision },
    podLabels: { app: 'istiod' },
    ...rest,
  });

const tag = (name: string, revision: string | null): InjectorFact => ({
  ...injectorFact(revision ?? undefined),
  uid: `mwc-${name}`,
  name: `istio-revision-tag-${name}`,
  revision,
  tag: name,
});

const found = (
  deployments: readonly DeploymentFact[],
  injectors: readonly InjectorFact[] = [],
) => findIstiod(clusterView('c', { facts: { deployments, injectors } }));

const serving = (...given: Parameters<typeof found>) =>
  found(...given)?.revision;

describe('which istiod serves a cluster', () => {
  const blue = istiod('istiod-blue', 'blue');
  const green = istiod('istiod-green', 'green');

  it('is none where none is installed', () => {
    expect(found([])).toBeNull();
    expect(found([deploymentFact('istio-system', 'gateway')])).toBeNull();
  });

  it('is the one of revision default, whatever its name and whatever is tagged', () => {
    const byDefault = istiod('istiod', 'default');
    const behind = istiod('zz-istiod', 'default');
    expect(serving([blue, byDefault, green], [tag('default', 'green')])).toBe(
      'default',
    );
    expect(serving([blue, behind])).toBe('default');
  });

  it('is the one that tag default names, where none is of revision default', () => {
    expect(serving([blue, green], [tag('default', 'green')])).toBe('green');
  });

  it('is not the one that another tag names', () => {
    const tags = [tag('stable', 'green'), tag('canary', 'green')];
    expect(serving([blue, green], tags)).toBe('blue');
    expect(serving([blue, green], [...tags, tag('default', 'green')])).toBe(
      'green',
    );
  });

  it('is the first by name where the tag names nobody who is here', () => {
    for (const tagged of [null, 'gone']) {
      expect(serving([green, blue], [tag('default', tagged)])).toBe('blue');
    }
    expect(serving([green, blue])).toBe('blue');
    expect(serving([blue, green])).toBe('blue');
  });

  it('is the same one, whichever of two of one name was read first', () => {
    const [here, there] = ['mesh-a', 'mesh-b'].map(namespace =>
      istiod('istiod', 'default', {}, namespace),
    );
    expect(found([here, there])).toMatchObject({ namespace: 'mesh-a' });
    expect(found([there, here])).toMatchObject({ namespace: 'mesh-a' });
  });

  it('is found where neither mesh configs nor tags may be read', () => {
    const feeds = { configs: 'forbidden', injectors: 'forbidden' } as const;
    const facts = { deployments: [green, blue] };
    const view = clusterView('c', { facts, feeds });
    expect(findIstiod(view)).toMatchObject({ revision: 'blue' });
  });
});

describe('what counts as an istiod', () => {
  const real = istiod('istiod-blue', 'blue');

  it('is only a Deployment that is labelled so, with pods that are, too', () => {
    const named = { app: 'istiod' };
    const labelled = deploymentFact('istio-system', 'a', { labels: named });
    const pods = deploymentFact('istio-system', 'b', { podLabels: named });
    expect(found([labelled, pods])).toBeNull();
    expect(serving([labelled, pods, real])).toBe('blue');
  });

  it('is one of istio-system before one of a namespace that anyone may own', () => {
    const foreign = istiod('istiod', 'default', {}, 'evil');
    expect(serving([foreign, real])).toBe('blue');
  });

  it('is one elsewhere where there is no other', () => {
    const elsewhere = istiod('istiod', 'default', {}, 'mesh');
    expect(found([elsewhere])).toMatchObject({ namespace: 'mesh' });
  });

  it('is one beside a mesh config, wherever that is', () => {
    const config = {
      uid: 'cm-istio',
      name: 'istio',
      namespace: 'mesh',
      labels: {},
      createdAt: 0,
    };
    const mesh = {
      ...config,
      kind: 'mesh' as const,
      revision: 'default',
      rootNamespace: null,
      trustDomain: 'cluster.local',
      trustDomainAliases: [],
      serviceScopes: [],
      discoverySelectors: [],
      hboneInSidecars: false,
    };
    const root = {
      ...config,
      kind: 'root-cert' as const,
      namespace: 'evil',
      fingerprints: [],
    };
    const deployments = [
      istiod('istiod', 'default', {}, 'mesh'),
      istiod('aa', 'default', {}, 'evil'),
    ];
    const view = clusterView('c', {
      facts: { deployments, configs: [root, mesh] },
    });
    expect(findIstiod(view)).toMatchObject({ namespace: 'mesh' });
  });

  it('is nothing where Deployments may not be read', () => {
    const view = ambientCluster('c', { feeds: { deployments: 'forbidden' } });
    expect(findIstiod(view)).toBeNull();
  });
});

describe('what an istiod says of itself', () => {
  const said = (rest: Partial<DeploymentFact>) =>
    found([istiod('istiod', 'default', rest)]);

  it.each([
    ['1.31.0', '1.31.0'],
    ['1.31.0-distroless', '1.31.0'],
    ['1.31.0-debug', '1.31.0'],
    ['1.31.0-distroless-fips', '1.31.0-distroless-fips'],
    [null, null],
  ])('image tag %s is version %s', (imageTag, version) => {
    expect(said({ imageTag })?.version).toBe(version);
  });

  it('has the revision of its label, else that of its environment, else default', () => {
    const app = { app: 'istiod' };
    const env = { REVISION: 'env' };
    const both = { ...app, 'istio.io/rev': 'label' };
    expect(said({ labels: both, istiodEnv: env })?.revision).toBe('label');
    expect(said({ labels: app, istiodEnv: env })?.revision).toBe('env');
    expect(said({ labels: app })?.revision).toBe('default');
  });

  it('calls its cluster Kubernetes where nobody told it a name', () => {
    expect(said({})?.clusterId).toBe('Kubernetes');
    expect(said({ istiodEnv: { CLUSTER_ID: 'east' } })?.clusterId).toBe('east');
  });

  it('ambient and networks are off unless its environment turns them on', () => {
    const off = { ambientEnabled: false, multiNetwork: false };
    expect(said({})).toMatchObject(off);
    const on = { PILOT_ENABLE_AMBIENT: 'true' };
    expect(said({ istiodEnv: on })).toMatchObject({
      ...off,
      ambientEnabled: true,
    });
    const networks = { AMBIENT_ENABLE_MULTI_NETWORK: 'true' };
    expect(said({ istiodEnv: networks })).toMatchObject({
      ...off,
      multiNetwork: true,
    });
  });

  it('is available as long as one of its pods is', () => {
    expect(said({ available: 1 })?.available).toBe(true);
    expect(said({ available: 0 })?.available).toBe(false);
  });
});
