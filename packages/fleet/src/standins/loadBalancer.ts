import { Services, type Service } from './client';
import { isDeleted } from './pods';
import { standIn, type StandIn } from './standIn';

/** The cloud: gives every Service of type LoadBalancer an external address `<prefix>.<n>`, as `203.0.113`. */
export function loadBalancer({ prefix }: { prefix: string }): StandIn {
  return standIn({
    name: 'load-balancer',
    fieldManager: 'cloud-controller-manager',
    setUp(run) {
      const services = run.informer(Services);
      const queue = run.queue(async key => {
        const service = services.get(key);
        if (!service || isDeleted(service) || !isWaiting(service)) return;
        const taken = new Set(services.list().flatMap(addressesOf));
        const ip = Array.from(
          { length: 254 },
          (_, n) => `${prefix}.${n + 1}`,
        ).find(each => !taken.has(each));
        if (!ip) throw new Error(`no address is left in ${prefix}.0/24`);
        await run.write.patch(
          Services,
          service.metadata,
          { status: { loadBalancer: { ingress: [{ ip }] } } },
          'status',
        );
      });
      run.on(Services, ({ key, after }) => {
        if (after && isWaiting(after)) queue.add(key);
      });
    },
  });
}

function isWaiting(service: Service): boolean {
  return (
    service.spec.type === 'LoadBalancer' && addressesOf(service).length === 0
  );
}

function addressesOf(service: Service): string[] {
  return (service.status?.loadBalancer?.ingress ?? []).flatMap(
    ({ ip }) => ip ?? [],
  );
}
