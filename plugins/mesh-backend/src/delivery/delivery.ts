import { Write } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { failureOf } from './failure';
import { labelDeliverer } from './labels';
import { noObjectDeliverer, objectDeliverer } from './ownObjects';
import { Deliverer, Delivery, Writers } from './types';

type DelivererOf<W extends Write['write']> = Deliverer<
  Extract<Write, { write: W }>
>;

export type Deliverers = { readonly [W in Write['write']]: DelivererOf<W> };

/** What needs nothing but the clusters themselves. */
export function objectDeliverers(
  writers: Writers,
): Pick<Deliverers, 'labels' | 'object' | 'no-object'> {
  return {
    labels: labelDeliverer(writers),
    object: objectDeliverer(writers),
    'no-object': noObjectDeliverer(writers),
  };
}

/** Carries out any write; every failure is a DeliveryFailure. */
export function createDelivery(deliverers: Deliverers): Delivery {
  const explained =
    <T>(act: (deliverer: Deliverer, write: Write) => Promise<T>) =>
    async (write: Write): Promise<T> => {
      try {
        return await act(deliverers[write.write] as Deliverer, write);
      } catch (error) {
        throw failureOf(error, {
          cluster: write.cluster,
          what: 'object' in write ? write.object.kind : 'the registration',
        });
      }
    };
  return {
    look: explained((deliverer, write) => deliverer.look(write)),
    dryRun: explained((deliverer, write) => deliverer.dryRun(write)),
    write: explained((deliverer, write) => deliverer.write(write)),
  };
}
