export { bindingLife } from './binding';
export { captureLife } from './capture';
export { remoteSecretLife } from './remoteSecret';
export { waypointLife } from './waypoint';
