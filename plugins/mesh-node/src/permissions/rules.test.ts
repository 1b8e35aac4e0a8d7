import { z } from 'zod';
import { meshRequestConditions, meshRequestRules } from './requestRules';
import { MeshRequestResource, MeshTarget } from './resources';
import { meshTargetConditions, meshTargetRules } from './targetRules';

const target: MeshTarget = {
  entityRef: 'component:default/checkout',
  owners: ['group:default/team-payments'],
  clusters: ['prod-eu-1', 'prod-us-1'],
};

const request: MeshRequestResource = {
  requester: 'user:default/ann',
  owners: ['group:default/team-payments'],
  clusters: ['prod-eu-1'],
  kind: 'namespace',
};

describe('meshTargetRules', () => {
  const { isTargetOwner, hasCluster } = meshTargetRules;

  it('compares refs without regard to case, as a whole', () => {
    const owned = (...claims: string[]) =>
      isTargetOwner.apply(target, { claims });
    expect(owned('group:default/Team-Payments')).toBe(true);
    expect(owned('group:default/team', 'user:default/ann')).toBe(false);
    expect(owned()).toBe(false);
    expect(
      isTargetOwner.apply({ ...target, owners: [] }, { claims: [''] }),
    ).toBe(false);
  });

  it('holds for any of the clusters', () => {
    const has = (...clusters: string[]) =>
      hasCluster.apply(target, { clusters });
    expect(has('elsewhere', 'prod-us-1')).toBe(true);
    expect(has('prod')).toBe(false);
  });

  it('says the same as a filter', () => {
    expect(isTargetOwner.toQuery({ claims: ['Group:a/B'] })).toEqual({
      property: 'owner',
      values: ['group:a/b'],
    });
    expect(hasCluster.toQuery({ clusters: ['x'] })).toEqual({
      property: 'cluster',
      values: ['x'],
    });
  });
});

describe('meshRequestRules', () => {
  const { isRequester, isTargetOwner, hasCluster, hasKind } = meshRequestRules;

  it('tells requester, owner, cluster and kind apart', () => {
    const me = { claims: ['user:default/ann'] };
    const team = { claims: ['group:default/team-payments'] };
    expect(isRequester.apply(request, me)).toBe(true);
    expect(isRequester.apply(request, team)).toBe(false);
    expect(isTargetOwner.apply(request, team)).toBe(true);
    expect(isTargetOwner.apply(request, me)).toBe(false);
    expect(hasCluster.apply(request, { clusters: ['prod-us-1'] })).toBe(false);
    expect(hasKind.apply(request, { kinds: ['namespace'] })).toBe(true);
    expect(hasKind.apply(request, { kinds: ['cluster'] })).toBe(false);
  });

  it('says the same as filters on properties of their own', () => {
    const criteria = [
      isRequester.toQuery({ claims: ['x'] }),
      isTargetOwner.toQuery({ claims: ['x'] }),
      hasCluster.toQuery({ clusters: ['x'] }),
      hasKind.toQuery({ kinds: ['cluster'] }),
    ].map(c => (c as { property: string }).property);
    expect(criteria).toEqual(['requester', 'owner', 'cluster', 'kind']);
  });
});

describe('conditions for policies', () => {
  it('name the rules of the design', () => {
    const claims = ['x'];
    expect([
      meshTargetConditions.isTargetOwner({ claims }).rule,
      meshTargetConditions.hasCluster({ clusters: ['x'] }).rule,
      meshRequestConditions.isRequester({ claims }).rule,
      meshRequestConditions.isTargetOwner({ claims }).rule,
      meshRequestConditions.hasCluster({ clusters: ['x'] }).rule,
      meshRequestConditions.hasKind({ kinds: ['cluster'] }).rule,
    ]).toEqual([
      'IS_TARGET_OWNER',
      'HAS_CLUSTER',
      'IS_REQUESTER',
      'IS_TARGET_OWNER',
      'HAS_CLUSTER',
      'HAS_KIND',
    ]);
  });

  it('have parameters that can be described', () => {
    const rules = [
      ...Object.values(meshTargetRules),
      ...Object.values(meshRequestRules),
    ];
    for (const { paramsSchema } of rules) {
      expect(
        z.toJSONSchema(paramsSchema as unknown as z.ZodType),
      ).toMatchObject({
        type: 'object',
        required: [expect.any(String)],
      });
    }
  });
});
