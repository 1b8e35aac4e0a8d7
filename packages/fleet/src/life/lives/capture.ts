import { pod } from '../../contract/objects';
import type { Life, Write } from '../life';
import { label, writesTo } from './writes';

const namespace = 'life-capture';
const MODE = 'istio.io/dataplane-mode';
const { at } = writesTo(namespace);

const create = (name: string, labels = {}, spec = {}): Write => ({
  verb: 'POST',
  path: at.pods,
  body: pod(name, spec, { labels: { app: name, ...labels } }),
});

/** `Pod web redirection` and the like, for several pods at once. */
const redirection = (of: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(of).map(([name, says]) => [`Pod ${name} redirection`, says]),
  );
const running = (...names: string[]) =>
  Object.fromEntries(names.map(name => [`Pod ${name}`, 'Running']));

/** Pods of a namespace that goes into the ambient mesh and leaves it. */
export const captureLife: Life = {
  name: 'capture',
  observes: { namespace },
  steps: [
    {
      name: 'a pod runs in a namespace without labels',
      writes: [create('web')],
      becomes: { ...running('web'), ...redirection({ web: 'not set' }) },
      passes: { 'Pod web redirection': [] },
    },
    {
      name: 'the namespace is labelled: a pod that runs is captured without a restart',
      writes: [label(at.itself, { [MODE]: 'ambient' })],
      becomes: redirection({ web: 'enabled' }),
      passes: { 'Pod web redirection': [] },
    },
    {
      name: 'others come, with labels of their own, and one on the host network',
      writes: [
        create('out', { [MODE]: 'none' }),
        create('in', { [MODE]: 'ambient' }),
        create('odd', { [MODE]: 'Ambient' }),
        create('host', {}, { hostNetwork: true }),
      ],
      becomes: {
        ...running('out', 'in', 'odd', 'host'),
        ...redirection({
          ...{ out: 'not set', in: 'enabled', odd: 'enabled', host: 'not set' },
        }),
      },
      passes: {
        'Pod out redirection': [],
        'Pod host redirection': [],
      },
    },
    {
      name: 'a pod opts out',
      writes: [label(`${at.pods}/web`, { [MODE]: 'none' })],
      becomes: redirection({ web: 'not set' }),
      passes: { 'Pod web redirection': [] },
    },
    {
      name: 'it opts in again',
      writes: [label(`${at.pods}/web`, { [MODE]: null })],
      becomes: redirection({ web: 'enabled' }),
      passes: { 'Pod web redirection': [] },
    },
    {
      name: 'the namespace asks for sidecars too: who runs stays as he is, who comes has one and is not captured',
      writes: [
        label(at.itself, { 'istio-injection': 'enabled' }),
        create('late'),
      ],
      becomes: {
        'Pod late': 'Running, with a sidecar',
        ...redirection({ late: 'not set' }),
      },
      passes: { 'Pod late redirection': [] },
    },
    {
      name: 'a captured pod ends: it is let go',
      writes: [
        {
          verb: 'PATCH',
          path: `${at.pods}/odd/status`,
          body: { status: { phase: 'Succeeded' } },
        },
      ],
      becomes: { 'Pod odd': 'Succeeded', ...redirection({ odd: 'not set' }) },
      passes: { 'Pod odd redirection': [] },
    },
    {
      name: 'the label of the namespace is removed: only a pod with a label of its own stays',
      writes: [label(at.itself, { [MODE]: null, 'istio-injection': null })],
      becomes: redirection({ web: 'not set' }),
      passes: { 'Pod web redirection': [] },
    },
    {
      name: 'the namespace is labelled as one that stays out: a pod with a label of its own stays in',
      writes: [
        label(at.itself, { [MODE]: 'none' }),
        create('last', { [MODE]: 'ambient' }),
      ],
      becomes: { ...running('last'), ...redirection({ last: 'enabled' }) },
    },
  ],
};
