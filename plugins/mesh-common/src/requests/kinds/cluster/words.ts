import { Plan } from '../../../contract/plans';
import { listWords } from '../../../words/counted';
import type { VerdictWords } from '../../../words/types';
import { KindWords } from '../types';

function effect(plan: Plan): VerdictWords {
  const [registration, ...secrets] = plan.targets;
  const name = registration.object.name;
  const peers = [
    ...new Set(secrets.map(s => s.cluster).filter(c => c !== name)),
  ];
  if (peers.length === 0) {
    return {
      state: 'ready',
      tone: 'ok',
      headline: `The portal will watch ${name}`,
      sub: 'No credential is written into any cluster.',
    };
  }
  return {
    state: 'ready',
    tone: 'attention',
    headline: `${name} and ${listWords(peers)} will watch each other`,
    sub: 'Each control plane gets a credential that reads the other cluster.',
  };
}

export const clusterWords: KindWords<'cluster'> = {
  title: input => `Register ${input.name}`,
  effect,
  fine: plan => ({ ...effect(plan), state: 'fine', tone: 'ok' }),
  nothingToDo: () => 'It is registered already',
  writeStep: 'Register and exchange credentials',
  rolledBack: 'the cluster is no longer registered',
};
