export { clusterRegistrationFormField } from './cluster/clusterRegistrationFormField';
export { namespaceTargetFormField } from './namespace/namespaceTargetFormField';
export { waypointTargetFormField } from './waypoint/waypointTargetFormField';
