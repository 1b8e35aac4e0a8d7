import { Plan } from '../../../contract/plans';
import { listWords } from '../../../words/counted';
import type { VerdictWords } from '../../../words/types';
import { KindWords } from '../types';

const changed = (plan: Plan) =>
  plan.targets.filter(t => t.mutations.length > 0);

function effect(plan: Plan): VerdictWords {
  const targets = changed(plan);
  const where = listWords([...new Set(targets.map(t => t.cluster))]);
  const user = targets.find(t => t.object.kind !== 'Gateway')?.object;
  if (!user) {
    return {
      state: 'harmless',
      tone: 'ok',
      headline: 'Nothing running is touched',
      sub: `A waypoint starts in ${where}. Nothing uses it yet.`,
    };
  }
  const what =
    user.kind === 'Service'
      ? `Calls to ${user.name}`
      : `Calls to services in ${user.name}`;
  return {
    state: 'ready',
    tone: 'attention',
    headline: `${what} go through the waypoint in ${where}`,
    sub: 'From callers in ambient only, as soon as it is ready.',
  };
}

export const waypointWords: KindWords<'waypoint'> = {
  title: ({ name, use, namespace }) => {
    const what = name === 'waypoint' ? 'Waypoint' : `Waypoint ${name}`;
    return `${what} for ${use.kind === 'service' ? use.service : namespace}`;
  },
  effect,
  fine: plan => ({ ...effect(plan), state: 'fine', tone: 'ok' }),
  nothingToDo: () => 'The waypoint is there and in use already',
  writeStep: 'Write waypoint and labels',
  rolledBack: 'the waypoint is gone, labels are as before',
};
