import { findIn, manifest, subjectsOf, waypointYaml } from '../../testing';
import { ambientNamespace } from '../../testing';
import { waypointCrossNamespace } from './waypoint-cross-namespace';

describe('waypoint-cross-namespace', () => {
  const entry = (namespace: string) =>
    manifest('networking.istio.io/v1', 'ServiceEntry', `${namespace}/partner`, {
      metadata: {
        labels: {
          'istio.io/use-waypoint': 'shared',
          'istio.io/use-waypoint-namespace': 'infra',
        },
      },
      spec: { hosts: ['partner.example'] },
    });
  const open = { allowedRoutes: { namespaces: { from: 'All' } } };
  const yaml =
    ambientNamespace('infra') +
    ambientNamespace('shop', { team: 'blue' }) +
    waypointYaml('infra/shared', { listener: open }) +
    entry('shop') +
    entry('infra');
  const found = (serviceEntryVisibility?: object) =>
    subjectsOf(
      findIn(waypointCrossNamespace, {
        east: { yaml, mesh: { serviceEntryVisibility } },
      }),
    );

  it('is silent where ServiceEntries are public', () => {
    expect(found()).toEqual([]);
    expect(found({ defaultVisibility: 'PUBLIC' })).toEqual([]);
  });

  it('is said of one that its own namespace alone sees', () => {
    expect(found({ defaultVisibility: 'NAMESPACE' })).toEqual([
      'east ServiceEntry shop/partner',
    ]);
  });

  it('is silent where no proxy hears of it', () => {
    expect(found({ defaultVisibility: 'NONE' })).toEqual([]);
  });

  it('goes by the first policy that matches the namespace', () => {
    const policy = (visibility: string, team?: string) => ({
      visibility,
      matchingRules: team
        ? [{ namespaceSelector: { matchLabels: { team } } }]
        : [],
    });
    const policies = (...all: object[]) => found({ policies: all });
    expect(policies(policy('NAMESPACE', 'blue'))).toHaveLength(1);
    expect(policies(policy('NAMESPACE', 'red'))).toEqual([]);
    expect(policies(policy('PUBLIC', 'blue'), policy('NAMESPACE'))).toEqual([]);
    expect(policies(policy('NAMESPACE'), policy('PUBLIC'))).toHaveLength(1);
    expect(
      policies({ visibility: 'NAMESPACE', matchingRules: [{ later: 'x' }] }),
    ).toEqual([]);
  });
});
