export { CONTRACT } from './contract';
export { kubectlGroups, type Kubectl } from './kubectl';
export { World, type Case, type Group } from './case';
export { Client } from './client';
export { runGroups, type Outcome } from './runGroups';
export { targetFromKubeconfig, type Target } from './target';
