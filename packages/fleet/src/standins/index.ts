export {
  ApiError,
  ignore,
  KubeClient,
  pathOf,
  type Connection,
  type Kind,
  type KubeObject,
} from './client';
export { controllerManager } from './controllerManager';
export {
  injector,
  type InjectorOptions,
  type WebhookHandler,
} from './injector';
export { istioCni, type IstioCniOptions } from './istioCni';
export { istiod, type Istiod, type IstiodOptions } from './istiod';
export { kubelet, type KubeletOptions } from './kubelet';
export { loadBalancer } from './loadBalancer';
export type { NodeOptions } from './node';
export { scheduler } from './scheduler';
export type { StandIn } from './standIn';
