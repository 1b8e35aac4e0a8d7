import { KindModule } from '../types';
import { applyCluster } from './apply';
import { planCluster } from './plan';
import { rollbackCluster } from './rollback';
import { verifyCluster } from './verify';
import { clusterWords } from './words';

export { CLUSTER_ANNOTATION, READER_ACCOUNT, SECRET_LABEL } from './names';

/** Register a cluster. */
export const clusterKind: KindModule<'cluster'> = {
  kind: 'cluster',
  plan: planCluster,
  apply: applyCluster,
  verify: verifyCluster,
  rollback: rollbackCluster,
  words: clusterWords,
};
