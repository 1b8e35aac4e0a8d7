import { z } from 'zod';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import {
  Ambientz,
  AmbientzPolicy,
  AmbientzWorkload,
  GatewayAddress,
} from './ambientz';
import { conditionsOf } from './conditions';
import { inboundOf } from './inbound';

const CONVERTED = /\/(istio_converted_static_strict|converted_peer_auth)/;

/**
 * What istiod says, in the shape of the recorded answers (`istiodAnswerSchema`), for some namespaces.
 * @param objects the cluster at the same moment
 */
export function istiodAnswer(
  ambientz: Ambientz,
  objects: KubernetesObject[],
  namespaces: readonly string[],
) {
  const isHere = ({ namespace }: { namespace: string }) =>
    namespaces.includes(namespace);
  const policies = new Map(
    ambientz.policies.map(policy => [keyOf(policy), policy]),
  );
  const waypointOf = waypointNames(objects);
  const workloads = ambientz.workloads
    .filter(isHere)
    .filter(workload => ['Pod', 'WorkloadEntry'].includes(kindOf(workload)))
    .map(workload => workloadAnswer(workload, policies, waypointOf));
  const named = new Set(workloads.flatMap(w => w.convertedPolicies));
  return {
    workloads: workloads.sort(byName),
    services: ambientz.services
      .filter(isHere)
      .map(({ hostname, name, namespace, waypoint, weightedWaypoints }) => ({
        ...{ hostname, name, namespace },
        waypoint: waypointOf(waypoint),
        shares: (weightedWaypoints ?? []).map(
          ({ destination, weight }) => `${waypointOf(destination)} ${weight}`,
        ),
      }))
      .sort(byName),
    policies: ambientz.policies.filter(policy => named.has(keyOf(policy))),
    conditions: conditionsOf(objects).filter(isHere),
  };
}

const keyOf = ({ namespace, name }: { namespace: string; name: string }) =>
  `${namespace}/${name}`;

const byName = (
  a: { namespace: string; name: string },
  b: { namespace: string; name: string },
) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** A uid is `<cluster>/<group>/<Kind>/<namespace>/<name>`. */
const kindOf = ({ uid }: AmbientzWorkload) => uid.split('/')[2];

function workloadAnswer(
  workload: AmbientzWorkload,
  policies: ReadonlyMap<string, AmbientzPolicy>,
  waypointOf: (address: GatewayAddress | null | undefined) => string | null,
) {
  const all = workload.authorizationPolicies ?? [];
  const converted = all.filter(name => CONVERTED.test(name));
  const sent = converted.flatMap(name => policies.get(name) ?? []);
  return {
    kind: kindOf(workload),
    namespace: workload.namespace,
    name: workload.name,
    tunnel: workload.tunnelProtocol,
    networkMode: workload.networkMode,
    waypoint: waypointOf(workload.waypoint),
    convertedPolicies: converted,
    missingPolicies: converted.filter(name => !policies.has(name)),
    otherPolicies: all.filter(name => !CONVERTED.test(name)),
    inboundByPolicy: inboundOf(sent),
  };
}

const gatewaySchema = z.object({
  status: z
    .object({
      addresses: z.array(z.object({ value: z.string() })).default([]),
    })
    .default({ addresses: [] }),
});

/** An address is that of the Gateway that shows it: the Service of a Gateway need not have its name. */
function waypointNames(objects: KubernetesObject[]) {
  const gateways = new Map<string, string>();
  for (const object of objects) {
    if (!object.apiVersion.startsWith('gateway.networking.k8s.io/')) continue;
    if (object.kind !== 'Gateway') continue;
    const { namespace = '', name } = object.metadata;
    for (const { value } of gatewaySchema.parse(object).status.addresses) {
      gateways.set(value, `${namespace}/${name}`);
    }
  }
  return (address: GatewayAddress | null | undefined): string | null => {
    if (!address) return null;
    const { hostname, address: ip } = address;
    const value = hostname?.hostname ?? ipText(ip?.address ?? '');
    return gateways.get(value) ?? value;
  };
}

/** `ambientz` prints addresses as text in base64, but for those of weighted waypoints: these are the four bytes. */
function ipText(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === 4 ? bytes.join('.') : bytes.toString('utf8');
}
