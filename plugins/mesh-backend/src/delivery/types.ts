import { Write } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubeClient } from '../kube';

/** What is found before anything is written. */
export interface Looked {
  /** The state that the write describes is there. */
  readonly there: boolean;
  /** It was this suite that made it so: a worker that died wrote it. */
  readonly ours: boolean;
  readonly objectUid: string | null;
}

export interface Written {
  readonly objectUid: string | null;
}

/** Carries out writes of one kind. All of it may be done again and again. */
export interface Deliverer<W extends Write = Write> {
  /** @throws DeliveryFailure also when the state can never be reached from what is there */
  look(write: W): Promise<Looked>;
  /** Asks the cluster whether it would take the write. */
  dryRun(write: W): Promise<void>;
  write(write: W): Promise<Written>;
}

/** The only writer to clusters. */
export type Delivery = Deliverer;

/** Gives a client that may write to a cluster. */
export interface Writers {
  /** @throws DeliveryFailure when the cluster is not known or may only be read */
  use<T>(cluster: string, work: (client: KubeClient) => Promise<T>): Promise<T>;
}
