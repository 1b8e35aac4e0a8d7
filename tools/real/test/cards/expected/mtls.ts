import type {
  ReportMtls,
  ReportPod,
} from '../../../../../plugins/mesh-common/src';
import type { Wanted } from '../differences';
import type { Found, Place } from '../found';
import { AnyOrder, count, list, tally } from '../words';
import { running } from './pods';
import { firstTrue, type Table } from './table';

/** Weakest first: callers do not choose the pod, so it counts for all. */
const strength: readonly ReportMtls['mode'][] = [
  ...(['NONE', 'DISABLE', 'PERMISSIVE', 'STRICT'] as const),
];

/** The mode of the weakest pod. */
export const weakest = (pods: readonly ReportPod[]) =>
  strength.find(mode => pods.some(({ mtls }) => mtls.mode === mode));

/** What *mTLS* has to say of the rows of a report, of the places where something runs. The worst comes first, and the first that is true is said. */
export const mtlsTable: Table<readonly Place[]> = [
  {
    when: 'some pods of a place have no proxy, others have one',
    says: all => {
      const hit = all.find(place => {
        const open = openPods(place);
        return open > 0 && open < place.pods.length;
      });
      if (!hit) return null;
      const [open, total] = [openPods(hit), hit.pods.length];
      return {
        headline: `Encrypted for ${total - open} of ${count(total, 'pod')}`,
        sentence: new RegExp(`^No proxy handles the other ${open}\\. `),
      };
    },
  },
  {
    when: 'there is no pod',
    says: all =>
      all.length ? null : { headline: 'Nothing runs right now', sentence: '' },
  },
  {
    when: 'no pod has a proxy',
    says: all =>
      all.every(openPods)
        ? {
            headline: 'Not encrypted by the mesh',
            sentence: 'No proxy handles these pods.',
          }
        : null,
  },
  {
    when: 'no pod of some clusters has a proxy',
    says: all => {
      const open = all.filter(openPods).map(({ cluster }) => cluster);
      if (!open.length) return null;
      return {
        headline: `Encrypted in ${all.length - open.length} of ${count(
          all.length,
          'cluster',
        )}`,
        sentence: `${list(open)}: no proxy handles these pods.`,
      };
    },
  },
  {
    when: 'every pod is STRICT, but not on every port',
    says: all => {
      const ports = all.flatMap(place => exceptions(place.pods[0]));
      if (!all.every(isStrict) || !ports.length) return null;
      const names = [...new Set(ports.map(([port]) => port))];
      return {
        headline: `Encrypted only, except port${
          names.length === 1 ? '' : 's'
        } ${list(names)}`,
        sentence: /^Plain text is accepted on th/,
      };
    },
  },
  {
    when: 'every pod is STRICT',
    says: all =>
      all.every(isStrict)
        ? {
            headline: 'Encrypted only',
            sentence: /^Plain text is refused \(STRICT\)\./,
          }
        : null,
  },
  {
    when: 'some are PERMISSIVE',
    says: all => ({
      headline: 'Encrypted inside the mesh',
      sentence: `Plain text from outside the mesh is still accepted${
        all.length === 1
          ? ' (PERMISSIVE)'
          : ` in ${all.filter(each => !isStrict(each)).length} of ${count(
              all.length,
              'cluster',
            )}`
      }.`,
    }),
  },
];

/** The card *mTLS*. */
export function expectedMtls({ places }: Found): Wanted {
  const all = running(places);
  return {
    ...firstTrue(mtlsTable, all).words,
    ...(all.length ? evidence(all) : {}),
  };
}

const openPods = ({ pods }: Place) =>
  pods.filter(({ mtls }) => mtls.mode === 'NONE').length;

const isStrict = ({ pods }: Place) => weakest(pods) === 'STRICT';

/** Ports with another mode than the pod. */
export const exceptions = ({ mtls }: ReportPod) =>
  Object.entries(mtls.ports).filter(([, mode]) => mode !== mtls.mode);

function evidence(all: readonly Place[]): Wanted {
  const asked = all.map(askedFor);
  const done = all.map(({ pods }) => doneWord(weakest(pods)));
  const same = done.every((word, at) => word === asked[at].mode);
  const nobody = all.every(place => openPods(place) === place.pods.length);
  const [one, ...others] = all;
  const several = same ? 'The same' : AnyOrder.tally(done);
  const single = others.length ? several : breakdown(one);
  return {
    'Policies say': others.length
      ? AnyOrder.tally(asked.map(({ mode }) => mode))
      : new AnyOrder([asked[0].inFull]),
    'Proxies do': nobody ? 'Nothing, there is none' : single,
  };
}

const doneWord = (mode = 'NONE') => (mode === 'NONE' ? 'nothing' : mode);

/** The closest of the deciding policies that says a mode. */
function askedFor({ pods, policyModes }: Place) {
  const deciding = pods.flatMap(({ mtls }) => mtls.policies);
  const policy = deciding.find(name => policyModes[name] !== 'UNSET');
  if (!policy) return { mode: 'nothing', inFull: 'nothing' };
  const mode = policyModes[policy];
  return { mode, inFull: `${mode} (${policy})` };
}

/** `STRICT on 2 of 2`, `PERMISSIVE on 2, nothing on 4` */
function breakdown({ pods }: Place): AnyOrder {
  const counts = [...tally(pods.map(({ mtls }) => doneWord(mtls.mode)))];
  const of = counts.length === 1 ? ` of ${pods.length}` : '';
  return new AnyOrder(counts.map(([word, n]) => `${word} on ${n}${of}`));
}
