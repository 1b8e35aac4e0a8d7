import { PlanTarget } from '../contract/plans';

/** The object of a target. */
export type ObjectRef = PlanTarget['object'];

/** Labels and their values; null: absent. */
export type Labels = Readonly<Record<string, string | null>>;

/**
 * What is to be done to one object of one cluster, as data: kinds of requests describe it, delivery in the backend does it.
 * Each describes a state, so that doing it twice is doing it once.
 */
export type Write =
  /** An existing object has the labels of `to`, null: not. Others stay. Refused where one is neither as in `from` nor as in `to`. */
  | {
      readonly write: 'labels';
      readonly cluster: string;
      readonly object: ObjectRef;
      readonly from: Labels;
      readonly to: Labels;
    }
  /** An object of ours exists. */
  | {
      readonly write: 'object';
      readonly cluster: string;
      readonly object: ObjectRef;
      readonly manifest: Readonly<Record<string, unknown>>;
    }
  /** The object of this uid is gone. */
  | {
      readonly write: 'no-object';
      readonly cluster: string;
      readonly object: ObjectRef;
    }
  /** istiod of `cluster` is told of the cluster `describes`, by a Secret. */
  | {
      readonly write: 'remote-secret';
      readonly cluster: string;
      readonly object: ObjectRef;
      readonly describes: string;
      readonly clusterId: string;
      /** Namespace of the reader account in the described cluster. */
      readonly readerNamespace: string;
    }
  | {
      readonly write: 'no-remote-secret';
      readonly cluster: string;
      readonly object: ObjectRef;
      readonly describes: string;
      readonly clusterId: string;
    }
  /** The portal watches the cluster. */
  | { readonly write: 'registered'; readonly cluster: string }
  | { readonly write: 'not-registered'; readonly cluster: string };
