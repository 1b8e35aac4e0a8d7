import {
  Gateways,
  Namespaces,
  Services,
  keyOf,
  type Condition,
  type Service,
} from '../client';
import { withConditions } from '../conditions';
import { isDeleted } from '../pods';
import type { Run } from '../standIn';
import { AMBIENT_SERVICE } from './options';
import { WAYPOINT_BOUND, waypointBound } from './waypointRule';

/** Tells each Service whether the waypoint it asks for serves it. Enrolment does not matter. */
export function keepServiceConditions(run: Run): void {
  const services = run.informer(Services);
  const namespaces = run.informer(Namespaces);
  const gateways = run.informer(Gateways);
  const write = run.client.writer(AMBIENT_SERVICE);
  const lookup = {
    gateway: (key: string) => gateways.get(key),
    namespace: (name: string) => namespaces.get(name),
  };

  const queue = run.queue(async key => {
    const service = services.get(key);
    if (!service || isDeleted(service)) return;
    const standing = standingOf(service);
    const wanted = waypointBound(service, lookup);
    if (saysSame(standing, wanted)) return;
    await write.apply(
      Services,
      service.metadata,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: service.metadata.name,
          namespace: service.metadata.namespace,
        },
        status: {
          conditions: wanted
            ? withConditions(standing && [standing], wanted)
            : [],
        },
      },
      'status',
    );
  });

  const allIn = (namespace?: string) => {
    for (const service of services.list()) {
      if (!namespace || service.metadata.namespace === namespace) {
        queue.add(keyOf(service));
      }
    }
  };
  run.on(Services, ({ key }) => queue.add(key));
  run.on(Namespaces, ({ key, before, after }) => {
    const said = JSON.stringify(before?.metadata.labels);
    if (said !== JSON.stringify(after?.metadata.labels)) allIn(key);
  });
  // Any namespace may use a waypoint of any other.
  run.on(Gateways, () => allIn());
}

function standingOf(service: Service): Condition | undefined {
  return service.status?.conditions?.find(c => c.type === WAYPOINT_BOUND);
}

function saysSame(a: Condition | undefined, b: Condition | undefined) {
  return (
    a?.status === b?.status &&
    a?.reason === b?.reason &&
    a?.message === b?.message
  );
}
