import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CATALOG_FOLDER } from '../fleet/paths';
import { NAMESPACES } from './namespaces';
import { CLUSTERS } from './clusters';

interface Entity {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { owner?: string; system?: string; memberOf?: string[] };
}

const entities: Entity[] = readdirSync(CATALOG_FOLDER).flatMap(file =>
  parseAllDocuments(readFileSync(join(CATALOG_FOLDER, file), 'utf8')).map(
    document => document.toJS() as Entity,
  ),
);
const of = (kind: string) => entities.filter(each => each.kind === kind);
const names = (kind: string) => of(kind).map(each => each.metadata.name);

/** Namespaces that an entity's annotations name. */
function claims({ metadata: { annotations = {} } }: Entity): string[] {
  const listed = annotations['mesh-onboarding.io/namespaces'];
  if (listed) return listed.split(',').map(each => each.split('/')[1]);
  const named = annotations['backstage.io/kubernetes-namespace'];
  return named ? [named] : [];
}

const ownerOf = (namespace: string) =>
  NAMESPACES.find(each => each.name === namespace)?.owner;

describe('the catalog of the demo', () => {
  it('claims only namespaces that the story has', () => {
    for (const entity of of('Component')) {
      for (const namespace of claims(entity)) {
        expect([entity.metadata.name, ownerOf(namespace)]).not.toContain(
          undefined,
        );
      }
    }
  });

  it('has an entity of its owner for each namespace', () => {
    const confirmed = of('Component').flatMap(entity =>
      claims(entity).filter(each => ownerOf(each) === entity.spec.owner),
    );
    expect([...new Set(confirmed)].sort()).toEqual(
      NAMESPACES.map(each => each.name).sort(),
    );
  });

  it('has one entity that claims what it does not own, and one without annotations', () => {
    const liars = of('Component').filter(entity =>
      claims(entity).some(each => ownerOf(each) !== entity.spec.owner),
    );
    expect(liars.map(each => each.metadata.name)).toEqual(['payment-insights']);
    const bare = of('Component').filter(each => !each.metadata.annotations);
    expect(bare.map(each => each.metadata.name)).toEqual(['style-guide']);
  });

  it('lists namespaces by clusters where they are', () => {
    for (const { metadata } of of('Component')) {
      const listed = metadata.annotations?.['mesh-onboarding.io/namespaces'];
      for (const each of listed?.split(',') ?? []) {
        const [cluster, namespace] = each.split('/');
        const story = NAMESPACES.find(({ name }) => name === namespace);
        expect(Object.keys(story?.in ?? {})).toContain(cluster);
        expect(CLUSTERS.map(({ name }) => name)).toContain(cluster);
      }
    }
  });

  it('leaves each team at least two namespaces to enrol', () => {
    const teams = names('Group').filter(each => each !== 'platform');
    for (const team of teams) {
      const plain = NAMESPACES.filter(
        ({ owner, in: { 'prod-eu-1': state } }) =>
          owner === team && state && !state.labels,
      );
      expect([team, plain.length >= 2]).toEqual([team, true]);
    }
  });

  it('names only groups and systems that it has', () => {
    for (const { spec } of entities) {
      if (spec.owner) expect(names('Group')).toContain(spec.owner);
      if (spec.system) expect(names('System')).toContain(spec.system);
      for (const group of spec.memberOf ?? []) {
        expect(names('Group')).toContain(group);
      }
    }
  });

  it('has the accounts of the demo', () => {
    const members = Object.fromEntries(
      of('User').map(each => [each.metadata.name, each.spec.memberOf]),
    );
    expect(members).toEqual({
      'payments-dev': ['team-payments', 'team-orders'],
      'search-dev': ['team-search'],
      'catalog-dev': ['team-catalog'],
      'platform-a': ['platform'],
      'platform-b': ['platform'],
      stranger: [],
    });
  });
});
