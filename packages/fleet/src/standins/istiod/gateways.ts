import {
  Deployments,
  Gateways,
  ServiceAccounts,
  Services,
  keyOf,
  type Change,
  type Gateway,
  type KubeObject,
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
import { keepServiceIndex } from './serviceIndex';

/** Deploys waypoints and east-west gateways and reports on them. */
export function keepGateways(run: Run, options: IstiodOptions): void {
  const gateways = run.informer(Gateways);
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
    const status = gatewayStatus(gateway, info, services.get(key));
    if (!differs(gateway.status, status)) return;
    await update.patch(Gateways, gateway.metadata, { status }, 'status');
  });

  const services = keepServiceIndex(run, () => {
    for (const gateway of gateways.list()) statuses.add(keyOf(gateway));
  });
  run.on(Gateways, change => {
    if (!isNews(change)) return;
    workloads.add(change.key);
    statuses.add(change.key);
  });
  for (const kind of [ServiceAccounts, Deployments, Services]) {
    run.on<KubeObject>(kind, ({ before, after }) => {
      const key = before && gatewayKeyOf(before);
      if (key && !after) workloads.add(key);
    });
  }
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
