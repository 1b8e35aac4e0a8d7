import {
  WaypointRow,
  wantedWaypoint,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

const WHY: Readonly<Record<WaypointRow['reason'], string>> = {
  bound: 'it exists, has an address, lets this pod attach and serves workloads',
  missing: 'there is no Gateway of that name; nothing else is tried instead',
  'not-ready': 'it has no address',
  'no-pods': 'it is bound, but no pod of it is there to answer',
  'attachment-denied':
    'allowedRoutes of its listener does not let this namespace attach',
  'unsupported-traffic-type':
    'its label istio.io/waypoint-for says that it serves no workloads',
  'cross-namespace-forbidden':
    'it is of another namespace, and the mesh config hides this from others',
  'opted-out': 'the label says none',
  'listener-unsupported':
    'it is bound, but its listener is not HBONE on port 15008',
  'waiting-for-controller': 'no istiod has looked at it',
  unknown: 'the export does not tell',
};

/** The waypoint for calls to the pod itself: which is asked for, by whom, and what became of it. */
export function waypointSection({ inspected, cluster }: Subject): Section {
  const { pod, namespace, waypoint } = inspected;
  const wanted = wantedWaypoint({ kind: 'Pod', fact: pod }, namespace);
  return {
    title: 'Waypoint for calls to the pod itself',
    lines: wanted
      ? [
          `asked for by the label of ${
            wanted.inherited ? 'its namespace' : 'the pod'
          }: ${wanted.namespace}/${wanted.name}`,
          waypoint ? boundWords(waypoint) : notMeant(wanted, cluster),
        ]
      : [
          'None is asked for: no label istio.io/use-waypoint on the pod or its namespace.',
        ],
  };
}

function boundWords({ bound, reason }: WaypointRow): string {
  if (bound === null)
    return `Nobody can say whether it is bound: ${WHY.unknown}.`;
  return `${bound ? 'Bound' : 'Not bound'}: ${WHY[reason]}.`;
}

function notMeant(
  { namespace, name }: { namespace: string; name: string },
  { view }: Subject['cluster'],
): string {
  const exists = view.facts.gateways.has(`${namespace}/${name}`);
  return exists
    ? 'Not bound, and nothing is wrong: it serves Services, not calls to pods, or this pod is a gateway itself.'
    : 'Not bound: this pod is a gateway itself.';
}
