import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { namespaceFact } from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
import { NamespaceOwnershipSource } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { ManualClock } from '../testing/manualClock';
import { annotationSource } from './annotation';
import { CatalogOwnershipSource } from './catalog';
import { createOwnership } from './ownership';
import { rulesSource } from './rules';

const shop = { cluster: 'eu', namespace: 'shop' };

describe('annotationSource', () => {
  const owner = (value: string | undefined) =>
    annotationSource(
      {
        namespace: (cluster, name) =>
          cluster === 'eu'
            ? namespaceFact(
                name,
                {},
                {
                  annotations: value === undefined ? {} : { owner: value },
                },
              )
            : undefined,
      },
      'owner',
    ).ownerOf(shop);

  it.each([
    ['team-a', 'group:default/team-a'],
    [' Team-A ', 'group:default/team-a'],
    ['group:Other/team-a', 'group:other/team-a'],
    ['user:default/ann', 'user:default/ann'],
    [undefined, null],
    ['', null],
    ['a:b:c', null],
    ['../../x y', null],
  ])('reads %j as %j', async (value, expected) => {
    expect(await owner(value)).toBe(expected);
  });
});

describe('rulesSource', () => {
  const { ownerOf } = rulesSource([
    { cluster: 'eu', namespace: 'shop-*', owner: 'team-a' },
    { namespace: 'shop.x', owner: 'team-b' },
    { namespace: '*-infra', owner: 'team-c' },
    { cluster: 'us-*', namespace: '*', owner: 'team-d' },
  ]);

  it.each([
    ['eu', 'shop-1', 'group:default/team-a'],
    ['us', 'shop-1', null],
    ['eu', 'shop', null],
    ['eu', 'shop.x', 'group:default/team-b'],
    ['eu', 'shopax', null],
    ['eu', 'my-infra', 'group:default/team-c'],
    ['us-1', 'my-infra', 'group:default/team-c'],
    ['us-1', 'anything', 'group:default/team-d'],
    ['eu', 'a-infra-b', null],
  ])('%s/%s belongs to %s', async (cluster, namespace, owner) => {
    expect(await ownerOf({ cluster, namespace })).toBe(owner);
  });
});

describe('CatalogOwnershipSource', () => {
  const trusted = 'url:https://git.example.com/platform/';
  const resource = (
    name: string,
    origin: string,
    rest: Partial<Entity> = {},
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-origin-location': origin,
        'backstage.io/kubernetes-cluster': 'eu',
        'backstage.io/kubernetes-namespace': 'shop',
      },
    },
    spec: { type: 'kubernetes-namespace', owner: name },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${name}` }],
    ...rest,
  });

  async function ownerWith(...entities: Entity[]) {
    const clock = new ManualClock();
    const source = new CatalogOwnershipSource([`${trusted}*`], {
      catalog: catalogServiceMock({ entities }),
      auth: mockServices.auth(),
      clock,
      logger: mockServices.logger.mock(),
    });
    await source.start();
    source.stop();
    expect(clock.waiting).toBe(0);
    return source.ownerOf(shop);
  }

  it('believes what comes from a trusted place', async () => {
    expect(await ownerWith(resource('team-a', `${trusted}ns.yaml`))).toBe(
      'group:default/team-a',
    );
  });

  it('believes nothing else', async () => {
    const ns = resource('team-a', `${trusted}ns.yaml`);
    const { annotations } = ns.metadata;
    expect(
      await ownerWith(
        resource('evil', 'url:https://git.example.com/evil/platform/'),
        resource('evil', 'url:https://git.example.com/platform'),
        { ...ns, spec: { type: 'database', owner: 'evil' } },
        { ...ns, kind: 'Component' },
        {
          ...ns,
          metadata: {
            ...ns.metadata,
            annotations: {
              ...annotations,
              'backstage.io/kubernetes-cluster': 'us',
            },
          },
        },
      ),
    ).toBeNull();
  });

  it('keeps what it knows while the catalog does not answer, and asks again', async () => {
    const clock = new ManualClock();
    const logger = mockServices.logger.mock();
    const catalog = catalogServiceMock.mock();
    const items = [resource('team-a', `${trusted}ns.yaml`)];
    catalog.getEntities.mockResolvedValueOnce({ items });
    catalog.getEntities.mockRejectedValueOnce(new Error('down'));
    catalog.getEntities.mockResolvedValue({ items: [] });
    const source = new CatalogOwnershipSource([`${trusted}*`], {
      catalog,
      auth: mockServices.auth(),
      clock,
      logger,
    });
    await source.start();
    await clock.advance(60_000);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(await source.ownerOf(shop)).toBe('group:default/team-a');
    await clock.advance(60_000);
    expect(await source.ownerOf(shop)).toBeNull();
    source.stop();
  });
});

describe('createOwnership', () => {
  const says = (owner: string | null | Error): NamespaceOwnershipSource => ({
    id: 'test',
    ownerOf: async () => {
      if (owner instanceof Error) throw owner;
      return owner;
    },
  });
  const with_ = (...answers: (string | null | Error)[]) =>
    createOwnership({
      sources: answers.map(says),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/ann',
          ownershipEntityRefs: ['user:default/ann', 'group:default/Team-A'],
        }),
      }),
      logger: mockServices.logger.mock(),
    });

  it('takes the first answer', async () => {
    expect(
      await with_(null, 'group:default/A', 'group:default/b').namespaceOwner(
        'eu',
        'shop',
      ),
    ).toBe('group:default/a');
    expect(await with_(null, null).namespaceOwner('eu', 'shop')).toBeNull();
  });

  it('knows no owner rather than a later one when a source is out of order', async () => {
    expect(
      await with_(new Error('down'), 'group:default/b').namespaceOwner(
        'eu',
        'shop',
      ),
    ).toBeNull();
  });

  it('knows whether the viewer owns it', async () => {
    const viewer = mockCredentials.user('user:default/ann');
    const owns = (owner: string | null) =>
      with_(owner).viewerOwns(viewer, 'eu', 'shop');
    expect(await owns('group:default/team-a')).toBe(true);
    expect(await owns('group:default/team-b')).toBe(false);
    expect(await owns(null)).toBe(false);
  });
});
