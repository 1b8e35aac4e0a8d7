export { injectionWebhooks } from './injectionWebhooks';
export { ISTIO_READER_TOKEN } from './istioReader';
export { istioSystem } from './istioSystem';
export { namespaceObject, namespaceObjects } from './namespace';
export { remoteSecret } from './remoteSecret';
export { workloadObjects } from './workload';
