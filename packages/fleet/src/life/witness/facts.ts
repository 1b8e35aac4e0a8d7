import type { Facts } from '../life';
import type { Condition, Seen } from './seen';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const BOUND = 'istio.io/WaypointBound';
const REDIRECTION = 'ambient.istio.io/redirection';
const SIDECAR = 'sidecar.istio.io/status';

/** What the objects of a namespace say that istiod and istio-cni have a part in. */
export function narrow(objects: Seen[]): Facts {
  const facts: Record<string, string> = {};
  for (const object of objects) {
    const { kind } = object;
    if (kind === 'Gateway') Object.assign(facts, gatewayFacts(object, objects));
    else if (kind === 'Pod') Object.assign(facts, podFacts(object));
    else if (object.metadata.ownerReferences.some(of => of.kind === 'Gateway'))
      Object.assign(facts, childFacts(object, objects));
    else if (kind === 'Service') Object.assign(facts, serviceFacts(object));
  }
  return facts;
}

function gatewayFacts(gateway: Seen, objects: Seen[]): Facts {
  const of = `Gateway ${gateway.metadata.name}`;
  const { conditions = [], addresses = [], listeners = [] } = gateway.status;
  const service = objects.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === gateway.metadata.name,
  );
  const address = ({ type, value }: { type: string; value: string }) => {
    if (type !== 'IPAddress') return `${type} ${value}`;
    return value === service?.spec.clusterIP
      ? 'IPAddress of its Service'
      : 'IPAddress of no Service';
  };
  return {
    [`${of} status`]: writers(gateway, 'status'),
    ...Object.fromEntries(
      conditions.map(each => [
        `${of} ${each.type}`,
        said(each, gateway.metadata.generation),
      ]),
    ),
    ...(addresses.length && {
      [`${of} addresses`]: addresses.map(address).join(', '),
    }),
    ...Object.fromEntries(
      listeners.map(({ name, conditions: own }) => [
        `${of} listener ${name}`,
        own
          .map(each => `${each.type} ${each.status} ${each.reason}`)
          .sort()
          .join(', '),
      ]),
    ),
  };
}

/** What istiod deploys for a Gateway. */
function childFacts(child: Seen, objects: Seen[]): Facts {
  const { kind, metadata, spec } = child;
  const of = `${kind} ${metadata.name}`;
  const facts: Record<string, string> = {
    [of]: `${owner(child, objects)}, ${writers(child)}`,
    [`${of} labels`]: labels(metadata.labels),
  };
  if (kind === 'Service') {
    const ports = (spec.ports ?? []).map(
      ({ name, port, appProtocol }) => `${name} ${port} ${appProtocol}`,
    );
    facts[`${of} ports`] = `${spec.type}: ${ports.join(', ')}`;
  }
  if (kind === 'Deployment') {
    facts[`${of} pod labels`] = labels(spec.template?.metadata.labels ?? {});
    facts[`${of} replicas`] = replicas(child);
  }
  return facts;
}

/** Other than `ready`, a rollout is seen from its first moment: the generation is another one. */
function replicas({ metadata, spec, status }: Seen): string {
  const isSettled =
    status.observedGeneration === metadata.generation &&
    (status.updatedReplicas ?? 0) === (status.replicas ?? 0);
  return isSettled
    ? `${status.readyReplicas ?? 0} of ${spec.replicas} ready`
    : 'rolling out';
}

function serviceFacts(service: Seen): Facts {
  const bound = service.status.conditions?.find(({ type }) => type === BOUND);
  if (!bound) return {};
  const by = writers(service, 'status');
  return {
    [`Service ${service.metadata.name} WaypointBound`]: `${said(bound)}, ${by}`,
  };
}

/** Pods of a waypoint have names that are made up; how many there are says its Deployment. */
function podFacts({ metadata, status }: Seen): Facts {
  if (metadata.labels[GATEWAY_NAME]) return {};
  const of = `Pod ${metadata.name}`;
  return {
    [of]: `${status.phase}${
      metadata.annotations[SIDECAR] === undefined ? '' : ', with a sidecar'
    }`,
    [`${of} redirection`]: metadata.annotations[REDIRECTION] ?? 'not set',
  };
}

function said(
  { status, reason, message, observedGeneration }: Condition,
  generation = observedGeneration,
): string {
  const late =
    observedGeneration !== undefined && observedGeneration !== generation;
  return `${status} ${reason}: ${message}${
    late ? ' (of an older generation)' : ''
  }`;
}

/** An object of a Gateway that is gone is not one of the Gateway that has its name now. */
function owner({ metadata }: Seen, objects: Seen[]): string {
  return metadata.ownerReferences
    .map(({ kind, name, uid }) => {
      const known = objects.some(each => each.metadata.uid === uid);
      return `of ${known ? '' : 'a former '}${kind} ${name}`;
    })
    .join(', ');
}

/** Who applied, or wrote a status; what people and controllers of Kubernetes wrote is not told. */
function writers({ metadata }: Seen, subresource?: string): string {
  const all = metadata.managedFields
    .filter(each => each.subresource === subresource)
    .filter(each => subresource || each.operation === 'Apply')
    .map(({ manager, operation }) => `${manager} ${operation}`);
  return `by ${all.sort().join(', ') || 'nobody'}`;
}

const labels = (all: Record<string, string>) =>
  Object.entries(all)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(', ');
