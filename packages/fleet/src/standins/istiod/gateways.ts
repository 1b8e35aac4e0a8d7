import {
  Deployments,
  EndpointSlices,
  Gateways,
  ServiceAccounts,
  Services,
  type Change,
  type EndpointSlice,
  type Gateway,
  type Service,
} from '../client';
import { differs } from '../differs';
import { isDeleted } from '../pods';
import type { Run } from '../standIn';
import { classesOf } from './gatewayClasses';
import { gatewayStatus } from './gatewayStatus';
import { gatewayWorkload } from './gatewayWorkload';
import {
  GATEWAY_CONTROLLER,
  NAME_LABEL,
  PILOT,
  type IstiodOptions,
} from './options';

/** Deploys waypoints and east-west gateways and reports on them. */
export function keepGateways(run: Run, options: IstiodOptions): void {
  const gateways = run.informer(Gateways);
  const services = run.informer(Services);
  const slices = run.informer(EndpointSlices);
  const apply = run.client.writer(GATEWAY_CONTROLLER);
  const update = run.client.writer(PILOT);

  const handled = (key: string) => {
    const gateway = gateways.get(key);
    const info =
      gateway && !isDeleted(gateway) && isOurs(gateway, options)
        ? classesOf(options).find(
            each => each.managed && each.name === gateway.spec.gatewayClassName,
          )
        : undefined;
    return gateway && info && { gateway, info };
  };

  const workloads = run.queue(async key => {
    const found = handled(key);
    if (!found) return;
    const { gateway, info } = found;
    const wanted = gatewayWorkload(gateway, info, options);
    await apply.apply(ServiceAccounts, gateway.metadata, wanted.serviceAccount);
    await apply.apply(Deployments, gateway.metadata, wanted.deployment);
    await apply.apply(Services, gateway.metadata, wanted.service);
  });

  const statuses = run.queue(async key => {
    const found = handled(key);
    if (!found) return;
    const { gateway, info } = found;
    const status = gatewayStatus(gateway, info, {
      service: services.get(key),
      slices: slices.list().filter(slice => gatewayKeyOf(slice) === key),
    });
    if (!differs(gateway.status, status)) return;
    await update.patch(Gateways, gateway.metadata, { status }, 'status');
  });

  run.on(Gateways, change => {
    if (!isNews(change)) return;
    workloads.add(change.key);
    statuses.add(change.key);
  });
  for (const kind of [ServiceAccounts, Deployments]) {
    run.on(kind, ({ before, after }) => {
      const key = before && gatewayKeyOf(before);
      if (key && !after) workloads.add(key);
    });
  }
  run.on(Services, ({ before, after }) => {
    const key = gatewayKeyOf((after ?? before)!);
    if (!key || !bearsOnAddress(before, after)) return;
    if (!after) workloads.add(key);
    statuses.add(key);
  });
  run.on(EndpointSlices, ({ before, after }) => {
    const key = after && gatewayKeyOf(after);
    // istiod does not calculate again when endpoints go away: a waypoint without pods stays Programmed.
    if (key && endpointsIn(after) > endpointsIn(before)) statuses.add(key);
  });
}

/** A Gateway that asks for another revision is another istiod's. */
function isOurs(gateway: Gateway, options: IstiodOptions): boolean {
  const revision = gateway.metadata.labels?.['istio.io/rev'];
  return !revision || revision === (options.revision ?? 'default');
}

/** Spec and labels count; a change of the status alone is our own writing. */
function isNews({ before, after }: Change<Gateway>): boolean {
  const said = (gateway?: Gateway) =>
    JSON.stringify([
      gateway?.metadata.uid,
      gateway?.metadata.generation,
      gateway?.metadata.labels,
    ]);
  return after !== undefined && said(before) !== said(after);
}

function gatewayKeyOf(object: {
  metadata: Gateway['metadata'];
}): string | undefined {
  const name = object.metadata.labels?.[NAME_LABEL];
  return name && `${object.metadata.namespace}/${name}`;
}

function bearsOnAddress(before?: Service, after?: Service): boolean {
  const said = (service?: Service) =>
    JSON.stringify([service?.spec, service?.status?.loadBalancer]);
  return said(before) !== said(after);
}

function endpointsIn(slice?: EndpointSlice): number {
  return slice?.endpoints?.length ?? 0;
}
