import { authorizationPolicies } from './authorizationPolicies';
import { Dice } from './dice';
import { laterWaves } from './later';
import { machineManifests } from './machines';
import { Manifest } from './manifest';
import { namespaceManifest } from './namespaces';
import { workloadPolicy, widePolicy } from './peerAuthentications';
import { Place } from './place';
import { serviceManifests } from './services';
import { staleConversion } from './staleness';
import { trafficManifests } from './traffic';
import { emptyWaves, Wave, WAVES } from './wave';
import { waypointManifest, waypointNamesOf } from './waypoints';
import { workloadManifests } from './workloads';

/** A random mesh of a few namespaces: manifests, and what happens to them later. */
export interface Scenario {
  seed: number;
  /** Its own ones, named after the seed. */
  namespaces: string[];
  waves: Wave[];
}

/** The scenario of a seed; always the same. */
export function scenarioOf(seed: number, rootNamespace: string): Scenario {
  const dice = new Dice(seed);
  const namespaces = ['a', 'b', 'c']
    .slice(0, dice.between(2, 3))
    .map(letter => `s${seed}-${letter}`);
  const waypoints = namespaces.flatMap(namespace =>
    waypointNamesOf(dice.of(`waypoints ${namespace}`)).map(name => ({
      namespace,
      name,
    })),
  );
  const waves = emptyWaves();
  for (const namespace of namespaces) {
    const place: Place = {
      dice: dice.of(namespace),
      seed,
      namespace,
      waypoints,
      rootNamespace,
    };
    waves[0].apply.push(...first(place));
    // One thing at a time: other policies would decide instead.
    if (place.dice.of('plot').chance(35)) staleConversion(place, waves);
    else anything(place, waves);
  }
  return { seed, namespaces, waves };
}

function anything(place: Place, waves: Wave[]): void {
  waves[0].apply.push(namespaceManifest(place));
  const when = place.dice.of('when');
  for (const manifest of peerAuthentications(place)) {
    // Which of two policies was written first matters.
    waves[when.weighted(WHEN)].apply.push(manifest);
  }
  laterWaves(place, waves);
}

const WHEN: [number, number][] = [
  [55, 0],
  [25, 1],
  [20, WAVES - 1],
];

function first(place: Place): Manifest[] {
  const waypoints = place.waypoints
    .filter(waypoint => waypoint.namespace === place.namespace)
    .map(({ name }) => waypointManifest(name, place));
  return [
    ...workloadManifests(place),
    ...serviceManifests(place),
    ...waypoints,
    ...machineManifests(place),
    ...authorizationPolicies(place),
    ...trafficManifests(place),
  ];
}

function peerAuthentications(place: Place): Manifest[] {
  const dice = place.dice.of('mtls');
  const { namespace } = place;
  const count = (weights: [number, number][]) => dice.weighted(weights);
  const wide = count([
    [35, 0],
    [50, 1],
    [15, 2],
  ]);
  const selecting = count([
    [30, 0],
    [40, 1],
    [30, 2],
  ]);
  return [
    ...Array.from({ length: wide }, (_, i) =>
      widePolicy(dice.of(`wide ${i}`), namespace, `wide-${i}`),
    ),
    ...Array.from({ length: selecting }, (_, i) =>
      workloadPolicy(dice.of(`some ${i}`), namespace, `some-${i}`),
    ),
  ];
}
