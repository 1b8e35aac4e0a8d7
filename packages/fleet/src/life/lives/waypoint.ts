import type { Life, Stage, Step, Write } from '../life';
import {
  ACCEPTED,
  bound,
  comesUp,
  deployed,
  gone,
  labelsOf,
  ofOlderGeneration,
  programmed,
  reported,
  ROLLING_OUT,
  WAITING,
  type Managed,
} from './managed';
import { label, remove, writesTo } from './writes';

const namespace = 'life-waypoint';
const { at, service, gateway, listener, scale } = writesTo(namespace);
const wp: Managed = { namespace, name: 'wp', labels: { team: 'shop' } };
const second: Managed = { namespace, name: 'second' };
const PROGRAMMED = 'Gateway wp Programmed';
/** Several times what istiod waits for quiet before it acts on what it heard (`PILOT_DEBOUNCE_AFTER`, 100 ms). */
const LONG_ENOUGH = 500;
const REPLICAS = 'Deployment wp replicas';
const { yes, noService, noInstances } = programmed(namespace, 'wp');

/**
 * A waypoint and the Service that asks for it, from before the beginning to after the end. The trap in it: when istiod last
 * read its Services decides what `Programmed` says, not whether there is a pod.
 */
export const waypointLife: Life = {
  name: 'a waypoint',
  observes: { namespace },
  steps: [
    {
      name: 'a Service asks for a waypoint that is not there',
      writes: [service('cart', { 'istio.io/use-waypoint': 'wp' })],
      becomes: {
        'Service cart WaypointBound': bound('life-waypoint/wp').notReady,
      },
    },
    {
      name: 'the Gateway is created',
      writes: [gateway('wp', wp.labels)],
      becomes: {
        ...deployed(wp),
        ...reported(wp),
        'Service cart WaypointBound': bound('life-waypoint/wp').yes,
      },
      passes: { ...comesUp(wp), 'Service cart WaypointBound': [] },
    },
    {
      name: 'its pods are lost: it stays programmed',
      writes: [scale('wp', 0)],
      becomes: { [REPLICAS]: '0 of 0 ready' },
      staysForMs: LONG_ENOUGH,
    },
    looksAgain('All', yes),
    {
      name: 'some other Service comes: now it is not programmed any more, but bound',
      writes: [service('plain')],
      becomes: { [PROGRAMMED]: noInstances },
      passes: { [PROGRAMMED]: [] },
    },
    {
      name: 'a label of the Gateway is changed: it goes on to what was deployed, the replicas stay',
      writes: [label(`${at.gateways}/wp`, { team: 'cart' })],
      becomes: {
        ...labelsOf({ ...wp, labels: { team: 'cart' } }),
        [REPLICAS]: '0 of 0 ready',
      },
      passes: { [REPLICAS]: ROLLING_OUT },
    },
    {
      // That it is programmed shows also that istiod has read the Services since, and reads them no more.
      name: 'another waypoint comes up beside it',
      writes: [gateway('second')],
      becomes: { ...deployed(second), ...reported(second) },
      passes: comesUp(second),
    },
    {
      name: 'a pod is back: it is not programmed all the same',
      writes: [scale('wp', 1)],
      becomes: { [REPLICAS]: '1 of 1 ready' },
      staysForMs: LONG_ENOUGH,
    },
    looksAgain('Same', noInstances),
    {
      name: 'some other Service is changed: now it is programmed',
      writes: [label(`${at.services}/plain`, { app: 'plain' })],
      becomes: { [PROGRAMMED]: yes },
      passes: { [PROGRAMMED]: [] },
    },
    ...endOfLife(),
  ],
};

/**
 * Where a Service is made again, istiod may have read before its endpoint was there, and looks no more: that is how it stays
 * without an instance until some Service changes.
 */
function nudge(nth: number): Write {
  return label(`${at.services}/plain`, { nudge: `${nth}` });
}

/** Another generation makes istiod look at the Gateway again, but not at the Services. */
function looksAgain(from: 'All' | 'Same', says: string): Step {
  const resolved = 'True ResolvedRefs: All references resolved';
  return {
    name: `the Gateway has another generation: it says the same, ${says.slice(
      0,
      5,
    )}`,
    writes: [listener('wp', { allowedRoutes: { namespaces: { from } } })],
    becomes: {
      'Gateway wp Accepted': ACCEPTED,
      'Gateway wp ResolvedRefs': resolved,
      [PROGRAMMED]: says,
    },
    passes: {
      'Gateway wp Accepted': ofOlderGeneration(ACCEPTED),
      'Gateway wp ResolvedRefs': ofOlderGeneration(resolved),
      [PROGRAMMED]: ofOlderGeneration(says),
    },
  };
}

function endOfLife(): Step[] {
  const relabelled = { ...wp, labels: { team: 'cart' } };
  const again = { ...wp, labels: {} };
  const addresses = 'Gateway wp addresses';
  const only = (kind: string) =>
    Object.fromEntries(
      Object.entries(deployed(relabelled)).filter(([subject]) =>
        subject.startsWith(`${kind} `),
      ),
    );
  return [
    {
      name: 'its Service is deleted: it is made again, and the Gateway has its address',
      writes: [remove(`${at.services}/wp`)],
      nudge,
      becomes: {
        ...only('Service'),
        [addresses]: reported(wp)[addresses],
        [PROGRAMMED]: yes,
      },
      passes: {
        'Service wp': [{ says: null }],
        [addresses]: [
          {
            says: reported(wp)[addresses].replace('its Service', 'no Service'),
          },
        ],
        // istiod waits for a moment of quiet before it reads; on a slow machine it may read in between.
        [PROGRAMMED]: [noService, noInstances].map(
          (says): Stage => ({ says, mayBeMissed: true }),
        ),
      },
    },
    {
      name: 'its Deployment is deleted: it is made again',
      writes: [remove(`${at.deployments}/wp`)],
      becomes: only('Deployment'),
      passes: { 'Deployment wp': [{ says: null }] },
    },
    {
      name: 'the Gateway is deleted: what was deployed goes with it, and the Service has no waypoint',
      writes: [remove(`${at.gateways}/wp`)],
      becomes: {
        ...gone(deployed(relabelled)),
        ...gone(reported(relabelled)),
        'Service cart WaypointBound': bound('life-waypoint/wp').notReady,
      },
      passes: { 'Service cart WaypointBound': [] },
    },
    {
      name: 'a Gateway of that name is created again',
      writes: [gateway('wp')],
      nudge,
      becomes: {
        ...deployed(again),
        ...reported(again),
        'Service cart WaypointBound': bound('life-waypoint/wp').yes,
      },
      passes: {
        'Service cart WaypointBound': [],
        // istiod may not have read yet that the Service of the former one is gone.
        [PROGRAMMED]: [
          { says: WAITING },
          ...[yes, noService, noInstances].map(
            (says): Stage => ({ says, mayBeMissed: true }),
          ),
        ],
      },
    },
    {
      name: 'the Service asks for none any more',
      writes: [label(`${at.services}/cart`, { 'istio.io/use-waypoint': null })],
      becomes: { 'Service cart WaypointBound': null },
      passes: { 'Service cart WaypointBound': [] },
    },
    {
      name: 'a last Service asks for it: all has been quiet since',
      writes: [service('last', { 'istio.io/use-waypoint': 'wp' })],
      becomes: { 'Service last WaypointBound': bound('life-waypoint/wp').yes },
    },
  ];
}
