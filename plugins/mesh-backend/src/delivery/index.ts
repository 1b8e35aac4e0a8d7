export { createDelivery, objectDeliverers } from './delivery';
export type { Deliverers } from './delivery';
export { DeliveryFailure, failureOf } from './failure';
export { FIELD_MANAGER } from './objects';
export { clusterWriters } from './writers';
export type * from './types';
export {
  noRemoteSecretDeliverer,
  remoteSecretDeliverer,
} from './remoteSecrets';
