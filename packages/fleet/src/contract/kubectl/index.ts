export { kubectlGroups } from './groups';
export type { Kubectl } from './kubectl';
