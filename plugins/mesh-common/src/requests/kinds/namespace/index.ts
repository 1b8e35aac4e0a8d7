import { KindModule } from '../types';
import { applyNamespace } from './apply';
import { planNamespace } from './plan';
import { rollbackNamespace } from './rollback';
import { verifyNamespace } from './verify';
import { namespaceWords } from './words';

/** Enrol a namespace in ambient. */
export const namespaceKind: KindModule<'namespace'> = {
  kind: 'namespace',
  plan: planNamespace,
  apply: applyNamespace,
  verify: verifyNamespace,
  rollback: rollbackNamespace,
  words: namespaceWords,
};
