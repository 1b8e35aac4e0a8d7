import fc from 'fast-check';
import {
  emptyClusterFacts,
  entityLink,
  EntityLink,
  EntityStatus,
  entityStatus,
  FACT_KINDS,
  FactKind,
  factKey,
  FeedState,
  ObjectFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { FactSink } from '../graph';
import { ManualClock } from '../testing/manualClock';
import {
  beginning,
  Change,
  meshOperations,
  Operation,
} from '../testing/meshOperations';
import { Oracle } from '../testing/oracle';
import { GraphQueries } from './graphQueries';

const LINKS: Record<string, EntityLink> = {
  'component:default/by-id': link({ 'backstage.io/kubernetes-id': 'shop' }),
  'component:default/by-id-in-a': link({
    'backstage.io/kubernetes-id': 'shop',
    'backstage.io/kubernetes-namespace': 'a',
  }),
  'component:default/by-namespace': link({
    'backstage.io/kubernetes-namespace': 'b',
    'backstage.io/kubernetes-cluster': 'eu',
  }),
  'component:default/by-list': link({
    'mesh-onboarding.io/namespaces': 'eu/a,us/b',
  }),
  'component:default/by-labels': link({
    'backstage.io/kubernetes-label-selector': 'tier in (web),!legacy',
  }),
};

function link(annotations: Record<string, string>): EntityLink {
  return entityLink(annotations)!;
}

/** Namespace c belongs to somebody else. */
const confirmed = (_: string, namespace: string) => namespace !== 'c';

/** The mesh as it is, kept twice: in the graph, and in plain maps that the oracles read. */
class Mesh {
  readonly clock = new ManualClock();
  readonly queries = new GraphQueries(this.clock);
  readonly plain = new Map<
    string,
    {
      facts: Map<FactKind, Map<string, ObjectFact>>;
      feeds: Map<FactKind, FeedState>;
    }
  >();
  private readonly sinks = new Map<string, FactSink>();

  constructor() {
    for (const operation of beginning) this.run(operation);
  }

  run(operation: Operation): void {
    const { cluster } = operation;
    const sink = this.sinks.get(cluster);
    const plain = this.plain.get(cluster);
    if (operation.type === 'connect') {
      this.sinks.set(cluster, this.queries.sinks.put({ name: cluster }));
      if (!plain)
        this.plain.set(cluster, { facts: new Map(), feeds: new Map() });
    } else if (operation.type === 'remove') {
      this.queries.sinks.remove(cluster);
      this.sinks.delete(cluster);
      this.plain.delete(cluster);
    } else if (sink && plain) {
      this.change(operation, sink, plain);
    }
  }

  private change(
    operation: Change,
    sink: FactSink,
    plain: NonNullable<ReturnType<Mesh['plain']['get']>>,
  ): void {
    const { kind } = operation;
    const facts = plain.facts.get(kind) ?? new Map<string, ObjectFact>();
    plain.facts.set(kind, facts);
    switch (operation.type) {
      case 'set':
        sink.set(kind, operation.fact as never);
        facts.set(factKey(operation.fact), operation.fact);
        break;
      case 'delete':
        sink.delete(kind, operation.key);
        facts.delete(operation.key);
        break;
      case 'list':
        sink.replace(kind, operation.facts as never[], new Set());
        facts.clear();
        for (const fact of operation.facts) facts.set(factKey(fact), fact);
        break;
      default:
        sink.state(kind, operation.state);
        plain.feeds.set(kind, operation.state);
    }
  }

  /** From the graph, with everything it keeps. */
  ask(entityRef: string, detail: boolean): EntityStatus {
    return this.queries.entityStatus({
      entityRef,
      link: LINKS[entityRef],
      entityOwner: null,
      confirmed,
      detail,
    });
  }

  /** By the model alone, from all facts at once: nothing kept, nothing left out. */
  recompute(entityRef: string, detail: boolean): EntityStatus {
    const clusters = [...this.plain].sort(([a], [b]) => (a < b ? -1 : 1));
    return entityStatus({
      entityRef,
      link: LINKS[entityRef],
      entityOwner: null,
      confirmed,
      detail,
      clusters: clusters.map(([name, { facts, feeds }]) => ({
        name,
        uid: facts.get('namespaces')?.get('kube-system')?.uid ?? null,
        facts: { ...emptyClusterFacts(), ...Object.fromEntries(facts) },
        feeds: Object.fromEntries(
          FACT_KINDS.map(kind => [
            kind,
            feeds.get(kind) ?? { state: 'connecting', seenAt: null },
          ]),
        ) as Record<FactKind, FeedState>,
      })),
    });
  }
}

/** A status without what only the passing of time changes, and without the guess at a typo: it reads all pods there are. */
function timeless(status: EntityStatus): unknown {
  return {
    ...status,
    suggestion: null,
    clusters: status.clusters.map(({ freshness, ...rest }) => ({
      ...rest,
      freshness: { ...freshness, seenAt: null },
    })),
  };
}

describe('GraphQueries', () => {
  it('answers as if everything were worked out anew, whatever happened and whenever it was asked', () => {
    fc.assert(
      fc.property(
        meshOperations,
        fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
        (operations, asked) => {
          const mesh = new Mesh();
          const refs = Object.keys(LINKS);
          operations.forEach((operation, i) => {
            mesh.run(operation);
            // Asked in between, so that there is something kept that could be wrong later.
            const ref = refs[asked[i % asked.length] % refs.length];
            const detail = asked[i % asked.length] > 4;
            expect(mesh.ask(ref, detail)).toEqual(mesh.recompute(ref, detail));
          });
          for (const ref of refs) {
            expect(mesh.ask(ref, true)).toEqual(mesh.recompute(ref, true));
          }
          mesh.queries.stop();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('agrees with an oracle that shares no code with it on place, mode and number of pods', () => {
    fc.assert(
      fc.property(meshOperations, operations => {
        const mesh = new Mesh();
        const oracle = new Oracle();
        for (const operation of beginning) oracle.run(operation);
        const ref = 'component:default/by-id';
        for (const operation of operations) {
          mesh.run(operation);
          oracle.run(operation);
          const { clusters } = mesh.ask(ref, false);
          const seen = clusters
            .filter(c => c.mode !== 'unknown')
            .map(c => ({
              cluster: c.cluster,
              namespaces: c.namespaces,
              mode: c.mode,
              ambient: c.pods.ambient,
              sidecar: c.pods.sidecar,
              total: c.pods.total,
            }));
          expect(new Set(seen)).toEqual(new Set(oracle.whereIs('shop')));
        }
        mesh.queries.stop();
      }),
      { numRuns: 100 },
    );
  });

  it('tells of every entity whose status reads differently, and of none that was not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(meshOperations, async operations => {
        const mesh = new Mesh();
        const refs = Object.keys(LINKS).slice(0, 3);
        const told = new Set<string>();
        mesh.queries.onEntityChange(changed =>
          changed.forEach(ref => told.add(ref)),
        );
        const known = new Map(
          refs.map(ref => [ref, timeless(mesh.ask(ref, false))]),
        );
        for (const operation of operations) {
          told.clear();
          mesh.run(operation);
          await mesh.clock.advance(300);
          for (const ref of refs) {
            const now = timeless(mesh.ask(ref, false));
            const differs =
              JSON.stringify(now) !== JSON.stringify(known.get(ref));
            if (differs) expect([...told]).toContain(ref);
            known.set(ref, now);
          }
          expect(refs).toEqual(expect.arrayContaining([...told]));
        }
        mesh.queries.stop();
        expect(mesh.clock.waiting).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
