import {
  ignore,
  type KubeClient,
  pathOf,
} from '../../../../packages/fleet/src/standins';
import { waitUntil } from '../../control-plane/waitUntil';
import { readAmbientz } from '../answer/ambientz';
import { Manifest } from '../generate/manifest';
import { kindOf } from './kinds';
import { ScenarioCluster } from './scenarioCluster';

/** Where fences stand; it belongs to no scenario. */
export const FENCES = 'fences';

let passed = 0;

/**
 * Writes an object of each kind that istiod reads, and waits until it has answered all of them: watches of a kind are in
 * order, so it has read everything that was written before.
 */
export async function passFence({
  client,
  istiodUrl,
}: ScenarioCluster): Promise<void> {
  // Not at once: taking a fence away is work for istiod, too, and the next fence comes after it.
  await takeAway(client, nameOf(passed));
  passed += 1;
  const name = nameOf(passed);
  const writer = client.writer('scenarios');
  for (const object of fence(name)) {
    const ref = { name, namespace: FENCES };
    await writer.apply(kindOf(object), ref, object);
  }
  await waitUntil(`istiod answering to ${name}`, async () => {
    const { workloads, services, policies } = await readAmbientz(istiodUrl);
    const is = (one: { namespace: string; name: string }) =>
      one.namespace === FENCES && one.name.endsWith(name);
    const seen =
      workloads.filter(is).length === 2 &&
      services.some(is) &&
      policies.some(is) &&
      (await isWritten(client, name)) &&
      (await isPushed(istiodUrl, name));
    return seen || undefined;
  });
}

/**
 * What istiod makes of Gateways is made anew with each push, and pushes wait until changes have calmed down: its policies
 * for sidecars are those of the last push.
 */
async function isPushed(istiodUrl: string, name: string): Promise<boolean> {
  const response = await fetch(`${istiodUrl}/debug/authorizationz`);
  return (await response.text()).includes(`"${name}"`);
}

const nameOf = (number: number) => `fence-${number}`;

async function takeAway(client: KubeClient, name: string): Promise<void> {
  const gone = fence(name).map(object => {
    const path = pathOf(kindOf(object), FENCES, name);
    const body = { gracePeriodSeconds: 0 };
    return ignore(404, client.http.json('DELETE', path, { body }));
  });
  await Promise.all(gone);
}

const STATUSES = [
  { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' },
  { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry' },
  { apiVersion: 'v1', kind: 'Service' },
];

/** istiod's writers of statuses have come as far as the fence, too. */
async function isWritten(client: KubeClient, name: string): Promise<boolean> {
  const objects = await Promise.all(
    STATUSES.map(kind => client.get(kindOf(kind), { name, namespace: FENCES })),
  );
  return objects.every(object => {
    const { status } = object as { status?: { conditions?: unknown[] } };
    return (status?.conditions ?? []).length > 0;
  });
}

const fence = (name: string): Manifest[] => {
  const metadata = { name, namespace: FENCES };
  const asking = { ...metadata, labels: { 'istio.io/use-waypoint': 'ghost' } };
  return [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'server', image: 'example.org/server:1' }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: asking,
      spec: { ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'WorkloadEntry',
      metadata: asking,
      spec: { address: '192.0.2.1' },
    },
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata,
      spec: {
        selector: { matchLabels: { app: name } },
        mtls: { mode: 'STRICT' },
        portLevelMtls: { 8080: { mode: 'PERMISSIVE' } },
      },
    },
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata,
      spec: { selector: { matchLabels: { app: name } }, rules: [{}] },
    },
  ];
};
