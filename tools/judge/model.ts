/** What of the model is judged. The rules that only mesh-common itself uses are taken from their files. */
export {
  clusterContext,
  effectiveMtls,
  narrow,
  podMode,
  policyIndex,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
export type {
  ClusterContext,
  EffectiveMtls,
  FactKind,
  FactTypes,
  PodFact,
  PolicyIndex,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
export { clusterView } from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
export { capture } from '../../plugins/mesh-common/src/mode/capture';
export { wouldBeInjected } from '../../plugins/mesh-common/src/mode/injection';
export { ambientOutcomes } from '../../plugins/mesh-common/src/mtls/ambient';
export { isOfRevision } from '../../plugins/mesh-common/src/mtls/policyIndex';
export { policyCandidates } from '../../plugins/mesh-common/src/mtls/selection';
