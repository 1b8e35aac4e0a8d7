import { Dice } from './dice';
import { Manifest, refOf } from './manifest';
import { namespaceLabels } from './namespaces';
import { widePolicy } from './peerAuthentications';
import { Place } from './place';
import { serviceManifests } from './services';
import { Wave } from './wave';
import { waypointManifest } from './waypoints';

/** Adds what happens to a namespace after its first wave: labels move, waypoints lose their pods, policies change or go. */
export function laterWaves(place: Place, waves: Wave[]): void {
  waves.slice(1).forEach((wave, index) => {
    const dice = place.dice.of(`later ${index}`);
    for (const [percent, happen] of events) {
      if (dice.chance(percent)) happen(dice, place, wave, waves[index]);
    }
  });
}

/** @param before the wave before this one: what it applied is there */
type Event = (dice: Dice, place: Place, wave: Wave, before: Wave) => void;

const events: [percent: number, event: Event][] = [
  [15, relabelNamespace],
  [15, relabelService],
  [20, losePods],
  [8, removeWaypoint],
  [12, changeWaypoint],
  [28, changePolicy],
  [25, removePolicy],
];

function relabelNamespace(dice: Dice, place: Place, wave: Wave): void {
  wave.apply.push({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: place.namespace,
      labels: namespaceLabels(dice.of('relabel'), place),
    },
  });
}

function relabelService(dice: Dice, place: Place, wave: Wave): void {
  const standing = serviceManifests(place);
  const [next] = serviceManifests({ ...place, dice: dice.of('relabel') });
  const [service] = standing;
  wave.apply.push({
    ...service,
    metadata: { ...service.metadata, labels: next.metadata.labels },
  });
}

function ownWaypoint(dice: Dice, place: Place): string | undefined {
  const own = place.waypoints.filter(w => w.namespace === place.namespace);
  return own.length ? dice.pick(own).name : undefined;
}

/** As an autoscaler or a person would: istiod does not own the number of replicas. */
function losePods(dice: Dice, place: Place, wave: Wave): void {
  const name = ownWaypoint(dice, place);
  const { spec } = name ? waypointManifest(name, place) : { spec: undefined };
  if (!name || !spec) return;
  wave.scaleToNothing.push({ namespace: place.namespace, name });
}

function removeWaypoint(dice: Dice, place: Place, wave: Wave): void {
  const name = ownWaypoint(dice, place);
  if (name) wave.remove.push(refOf(waypointManifest(name, place)));
}

function changeWaypoint(dice: Dice, place: Place, wave: Wave): void {
  const name = ownWaypoint(dice, place);
  if (!name) return;
  const other = waypointManifest(name, { ...place, dice: dice.of('change') });
  wave.apply.push(other);
}

const policiesOf = (wave: Wave, place: Place): Manifest[] =>
  wave.apply.filter(
    ({ kind, metadata }) =>
      kind === 'PeerAuthentication' &&
      metadata.namespace === place.namespace &&
      metadata.name.startsWith('wide'),
  );

function changePolicy(
  dice: Dice,
  place: Place,
  wave: Wave,
  before: Wave,
): void {
  const [policy] = policiesOf(before, place);
  const name = policy?.metadata.name ?? 'wide-later';
  wave.apply.push(widePolicy(dice.of('change'), place.namespace, name));
}

function removePolicy(_: Dice, place: Place, wave: Wave, before: Wave): void {
  const [policy] = policiesOf(before, place);
  if (policy) wave.remove.push(refOf(policy));
}
