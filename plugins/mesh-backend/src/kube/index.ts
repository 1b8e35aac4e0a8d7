export { createKubeClient } from './client';
export { KubeError } from './kubeError';
export type { KubeErrorCause, KubeFailureReason } from './kubeError';
export { parseKubeconfig } from './kubeconfig';
export type {
  KubeconfigRefusal,
  KubeconfigResult,
  KubeconfigTarget,
  Material,
} from './kubeconfig';
export { resourcePath } from './paths';
export type { KubeResource, ResourceAddress } from './paths';
export { frameError } from './statusError';
export type * from './types';
export * from './writes';
