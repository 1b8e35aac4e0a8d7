import type {
  ReportMtls,
  ReportPod,
} from '../../../../../plugins/mesh-common/src';
import type { Wanted } from '../differences';
import type { Found, Place } from '../found';
import { AnyOrder, tally } from '../words';
import { exceptions, weakest } from './mtls';
import { placeMode } from './placement';
import { inMesh, modeOf, modeWords } from './pods';

/** The table of the tab: a row for each cluster, and within it one for each workload. */
export function expectedTab({ places }: Found): Wanted {
  return Object.fromEntries(
    places.map(place => [
      place.cluster,
      {
        mode: placeMode(place),
        pods: inWords(place.pods),
        waypoint: waypointWords(place),
        accepts: acceptsWords(place.pods),
        ...workloads(place),
      },
    ]),
  );
}

const inWords = (pods: readonly ReportPod[]) =>
  pods.length ? `${inMesh({ pods })} of ${pods.length}` : 'No pods';

/** A row of a workload: `checkout | Deployment`. */
function workloads({ pods }: Place): Wanted {
  const names = new Set(pods.map(nameOf));
  return Object.fromEntries(
    [...names].map(name => {
      const own = pods.filter(pod => nameOf(pod) === name);
      const mtls = weakest(own);
      return [
        name,
        {
          mode: modeWords[modeOf({ pods: own })],
          pods: inWords(own),
          accepts: mtls === 'NONE' ? 'Not encrypted' : `${mtls}`,
        },
      ];
    }),
  );
}

const nameOf = ({ workload: { name, kind } }: ReportPod) => `${name} | ${kind}`;

const accepts: Partial<Record<ReportMtls['mode'], string>> = {
  STRICT: 'Encrypted only | STRICT',
  PERMISSIVE: 'Encrypted and plain text | PERMISSIVE',
  NONE: 'Not encrypted | No proxy',
};

function acceptsWords(pods: readonly ReportPod[]): Wanted[string] {
  if (!pods.length) return 'Does not apply';
  const modes = [...tally(pods.map(({ mtls }) => mtls.mode))];
  if (modes.length > 1) {
    const parts = modes.map(([mode, n]) => `${mode} on ${n}`);
    return new AnyOrder(['Differs by pod', ...parts]);
  }
  const [[mode]] = modes;
  const ports = exceptions(pods[0]).map(([port, other]) => `${port} ${other}`);
  return `${accepts[mode]}${
    ports.length ? `, except port ${ports.join(', ')}` : ''
  }`;
}

/** What is said of a waypoint, by the reason that the report has for its binding. */
const waypoints: Readonly<Record<string, (name: string) => string>> = {
  bound: name => `${name} | Bound`,
  'not-ready': name => `${name}: not ready`,
};

/** The waypoint of the Services that the pods are behind. */
function waypointWords(place: Place): string {
  const bindings = place.services.flatMap(({ waypoint }) => waypoint ?? []);
  if (!bindings.length) {
    return modeOf(place) === 'sidecar' ? 'None: sidecars do this job' : 'None';
  }
  const said = bindings.map(({ name, reason }) =>
    waypoints[reason] ? waypoints[reason](name) : `${name}: ${reason}`,
  );
  return [...new Set(said)].join(' and ');
}
