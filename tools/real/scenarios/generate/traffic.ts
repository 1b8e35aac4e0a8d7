import { Dice } from './dice';
import { Manifest } from './manifest';
import { Place } from './place';
import { classicGateway } from './traffic/classicGateway';
import { destinationRule } from './traffic/destinationRule';
import { envoyFilter } from './traffic/envoyFilter';
import { httpRoute } from './traffic/httpRoute';
import { networkPolicy } from './traffic/networkPolicy';
import { requestAuthentication } from './traffic/requestAuthentication';
import { sidecar } from './traffic/sidecar';
import { telemetry } from './traffic/telemetry';
import { virtualService } from './traffic/virtualService';

type Maker = (dice: Dice, name: string, place: Place) => Manifest;

/** Rules for traffic, right ones and such that lead nowhere. */
export function trafficManifests(place: Place): Manifest[] {
  const dice = place.dice.of('traffic');
  return makers.flatMap(([percent, make], index) => {
    const own = dice.of(`${index}`);
    if (!own.chance(percent)) return [];
    return own.times(1, 2, n => make(own.of(`${n}`), `rule-${n}`, place));
  });
}

const makers: [percent: number, make: Maker][] = [
  [25, destinationRule],
  [20, virtualService],
  [25, httpRoute],
  [15, sidecar],
  [15, networkPolicy],
  [12, classicGateway],
  [10, requestAuthentication],
  [8, envoyFilter],
  [8, telemetry],
];
