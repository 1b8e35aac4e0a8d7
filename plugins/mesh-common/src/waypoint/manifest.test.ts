import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  WaypointManifestInput,
  waypointManifest,
  waypointYaml,
} from './manifest';

describe('the manifest', () => {
  it.each<[string, WaypointManifestInput]>([
    ['waypoint', { name: 'waypoint', namespace: 'payments' }],
    [
      'waypoint-service',
      { name: 'waypoint', namespace: 'payments', trafficType: 'service' },
    ],
    [
      'wl-workload',
      { name: 'wl', namespace: 'payments', trafficType: 'workload' },
    ],
    [
      'wp-all-canary',
      {
        name: 'wp',
        namespace: 'payments',
        trafficType: 'all',
        revision: 'canary',
      },
    ],
  ])('is what istioctl prints: %s', (file, input) => {
    const printed = readFileSync(
      join(__dirname, '__fixtures__', `${file}.yaml`),
      'utf8',
    );
    expect(waypointManifest(input)).toEqual(parse(printed));
    expect(waypointYaml(input).trim()).toBe(printed.trim());
  });
});
