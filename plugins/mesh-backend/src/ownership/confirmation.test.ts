import { mockServices } from '@backstage/backend-test-utils';
import { entityLink } from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  ambientCluster,
  namespaceFact,
  podFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
import { OwnershipConfig } from '../config';
import { GraphQueries } from '../queries';
import { feedView } from '../testing/feedView';
import { ManualClock } from '../testing/manualClock';
import { confirmation, confirmingLine } from './confirmation';
import { createOwnership } from './ownership';

const TEAM = 'group:default/team';
const OTHERS = 'group:default/others';

async function confirms(
  owner: string | null,
  who: { entityOwners?: string[]; viewerRefs?: string[] } = {},
  unanswered: OwnershipConfig['unanswered'] = 'deny',
) {
  const queries = new GraphQueries(new ManualClock());
  feedView(
    queries.sinks,
    ambientCluster('eu', {
      facts: {
        namespaces: [namespaceFact('shop')],
        pods: [podFact('shop', 'shop')],
      },
    }),
  );
  const confirmed = await confirmation(
    entityLink({ 'backstage.io/kubernetes-namespace': 'shop' }),
    {
      entityOwners: who.entityOwners ?? [TEAM],
      viewerRefs: who.viewerRefs ?? [TEAM],
    },
    {
      queries,
      ownership: createOwnership({
        sources: [{ id: 'test', ownerOf: async () => owner }],
        userInfo: mockServices.userInfo.mock(),
        logger: mockServices.logger.mock(),
      }),
      ownershipConfig: {
        annotation: 'backstage.io/owner',
        trustedLocations: [],
        rules: [],
        unanswered,
      },
    },
  );
  queries.stop();
  return confirmed('eu', 'shop');
}

describe('confirmation', () => {
  it('holds when the platform names an owner of the entity', async () => {
    expect(await confirms(TEAM)).toBe(true);
    expect(await confirms(TEAM, { entityOwners: [OTHERS, TEAM] })).toBe(true);
    expect(await confirms(OTHERS)).toBe(false);
    expect(await confirms(TEAM, { entityOwners: [] })).toBe(false);
  });

  it('does not depend on who looks, as long as the platform answers', async () => {
    for (const unanswered of ['deny', 'showToEntityOwner'] as const) {
      expect(await confirms(TEAM, { viewerRefs: [] }, unanswered)).toBe(true);
      expect(await confirms(OTHERS, {}, unanswered)).toBe(false);
    }
  });

  it('is denied when nobody answers, but to the owner of the entity where that is configured', async () => {
    expect(await confirms(null)).toBe(false);
    expect(await confirms(null, {}, 'showToEntityOwner')).toBe(true);
    expect(
      await confirms(null, { viewerRefs: [OTHERS] }, 'showToEntityOwner'),
    ).toBe(false);
  });
});

describe('confirmingLine', () => {
  const line = (namespace: string, entityOwner: string | null = TEAM) =>
    confirmingLine(
      {
        namespaces: [{ cluster: 'eu', namespace }],
        entityOwner,
        confirmWith: null,
      },
      'backstage.io/owner',
    );

  it('is a command for the first claim', () => {
    expect(line('shop')).toBe(
      `kubectl --context eu annotate namespace shop backstage.io/owner=${TEAM}`,
    );
  });

  it('is never made of what is not the name of a namespace', () => {
    expect(line('shop; rm -rf /')).toBeNull();
    expect(line('$(id)')).toBeNull();
    expect(line('shop', null)).toBeNull();
  });
});
