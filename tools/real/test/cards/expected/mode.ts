import type { Wanted } from '../differences';
import type { Found, Place } from '../found';
import { firstTrue, type Table } from './table';
import { AnyOrder, count, list, tally } from '../words';
import { allPods, inMesh, modeOf, modeWords, podsIn, running } from './pods';

/** What *Mesh mode* has to say of the rows of a report. The worst comes first, and the first that is true is said. */
export const modeTable: Table<Found> = [
  {
    when: 'a namespace has the labels of both modes',
    says: ({ places }) => {
      const hit = places.find(place => isDeclared(place, 'conflict'));
      return hit
        ? {
            headline: 'Two modes are asked for',
            sentence: new RegExp(`^${hit.cluster}: new pods get a sidecar`),
          }
        : null;
    },
  },
  {
    when: 'pods of one place are ambient and others have sidecars',
    says: ({ places }) => {
      const hit = places.find(isHalfMoved);
      if (!hit) return null;
      const sidecars = podsIn(hit, 'sidecar');
      return {
        headline: `Half moved: ${podsIn(
          hit,
          'ambient',
        )} ambient, ${sidecars} sidecar`,
        sentence: new RegExp(`^${hit.cluster} asks for ambient. ${sidecars} `),
      };
    },
  },
  {
    when: 'pods are asked for ambient and not captured',
    says: ({ places }) => {
      const hit = places.find(place => podsIn(place, 'ambient-pending'));
      if (!hit) return null;
      const out = podsIn(hit, 'ambient-pending');
      return {
        headline: `Asked for ambient, but ${out} of ${count(
          hit.pods.length,
          'pod',
        )} are outside`,
        sentence: new RegExp(`^${hit.cluster}, for .+ no istio-cni\\.$`),
      };
    },
  },
  {
    when: 'there is no pod',
    says: ({ places }) =>
      running(places).length
        ? null
        : {
            headline: 'Nothing runs right now',
            sentence: places.some(place => isDeclared(place, 'ambient'))
              ? 'Labelled for ambient, 0 pods.'
              : '0 pods.',
          },
  },
  {
    when: 'every pod opts out',
    says: found =>
      stayingOut(found, 'opted-out-pod') === allPods(found.places).length
        ? { headline: 'Left out on purpose', sentence: /dataplane-mode: none/ }
        : null,
  },
  {
    when: 'no pod is in the mesh',
    says: ({ places }) =>
      places.some(inMesh)
        ? null
        : { headline: 'Not in the mesh', sentence: /neither encrypts nor/ },
  },
  {
    when: 'no pod of some clusters is in the mesh',
    says: ({ places }) => {
      const all = running(places);
      const out = all.filter(place => !inMesh(place)).map(p => p.cluster);
      if (!out.length) return null;
      return {
        headline: `In the mesh in ${all.length - out.length} of ${count(
          all.length,
          'cluster',
        )}`,
        sentence: `${list(out)} ${out.length === 1 ? 'is' : 'are'} not in.`,
      };
    },
  },
  {
    when: 'single pods are outside: on the host network',
    says: found => {
      const pods = allPods(found.places);
      const out = pods.length - inMesh({ pods });
      if (!out) return null;
      const hit = found.places.find(place => inMesh(place) < place.pods.length);
      return {
        headline: `In the mesh with ${pods.length - out} of ${count(
          pods.length,
          'pod',
        )}`,
        sentence: `${hit?.cluster}: ${count(
          stayingOut(found, 'host-network-pod'),
          'pod',
        )} on the host network cannot be captured.`,
      };
    },
  },
  { when: 'every pod is in the mesh', says: allIn },
];

/** The card *Mesh mode*. */
export function expectedMode(found: Found): Wanted {
  return { ...firstTrue(modeTable, found).words, ...evidence(found.places) };
}

function allIn({ places }: Found): Wanted {
  const all = running(places);
  const counts = [...tally(all.map(modeOf))];
  const where = ['', all[0]?.cluster, 'both clusters'];
  const everywhere = all.length > 1 ? ' everywhere' : '';
  return {
    headline: `In the mesh in ${
      where[all.length] ?? `all ${count(all.length, 'cluster')}`
    }`,
    sentence:
      counts.length > 1
        ? new AnyOrder(counts.map(([mode, n]) => `${mode} in ${n}`))
        : `${modeWords[counts[0]?.[0]] + everywhere}.`,
  };
}

function evidence(places: readonly Place[]): Wanted {
  return {
    'Labels say': AnyOrder.tally(places.map(declaredWords)),
    'Pods show': podWords(places),
  };
}

function podWords(places: readonly Place[]): string {
  const pods = allPods(places);
  const [ambient, sidecar] = [
    podsIn({ pods }, 'ambient'),
    podsIn({ pods }, 'sidecar'),
  ];
  if (!pods.length) return '0 pods';
  if (places.some(isHalfMoved)) return `${ambient} ambient, ${sidecar} sidecar`;
  const what = podsIn({ pods }, 'ambient-pending') ? 'captured' : 'in the mesh';
  return `${ambient + sidecar} of ${pods.length} ${what}`;
}

function declaredWords({ namespaces: [{ declared }] }: Place): string {
  if (declared === 'conflict') return 'two modes';
  return declared === 'none' ? 'nothing' : declared;
}

const isDeclared = ({ namespaces }: Place, mode: string) =>
  namespaces.some(({ declared }) => declared === mode);

const isHalfMoved = (place: Place) =>
  podsIn(place, 'ambient') > 0 && podsIn(place, 'sidecar') > 0;

/** Pods of the workloads that a finding of this code is about. */
function stayingOut({ report, places }: Found, code: string): number {
  const hits = report.findings.filter(finding => finding.code === code);
  return places
    .flatMap(({ pods }) => pods)
    .filter(({ cluster, namespace, workload }) =>
      hits.some(
        ({ subject, ...hit }) =>
          hit.cluster === cluster &&
          subject.kind === workload.kind &&
          subject.namespace === namespace &&
          subject.name === workload.name,
      ),
    ).length;
}
