import { at, listAt, numberAt, textAt, type Json } from '../values';
import type { KubeObject } from '../types';
import { AGE, NAME, column, since, wide } from './cells';
import type { Column } from './types';

interface PodSummary {
  ready: number;
  total: number;
  reason: string;
  restarts: number;
  lastRestart: string;
}

const later = (a: string, b: string) => (a > b ? a : b);
const finishedAt = (status: Json) =>
  textAt(status, 'lastState', 'terminated', 'finishedAt');

const restartable = (pod: KubeObject, name: string) =>
  listAt(pod, 'spec', 'initContainers').some(
    c => textAt(c, 'name') === name && at(c, 'restartPolicy') === 'Always',
  );

const exitReason = (terminated: Json): string => {
  const signal = numberAt(terminated, 'signal');
  return (
    textAt(terminated, 'reason') ||
    (signal
      ? `Signal:${signal}`
      : `ExitCode:${numberAt(terminated, 'exitCode')}`)
  );
};

const condition = (pod: KubeObject, type: string) =>
  listAt(pod, 'status', 'conditions').some(
    c => textAt(c, 'type') === type && textAt(c, 'status') === 'True',
  );

/** How far the init containers are; undefined when they are all done. */
function initReason(pod: KubeObject, index: number, s: Json) {
  const terminated = at(s, 'state', 'terminated');
  if (terminated) return `Init:${exitReason(terminated)}`;
  const waiting = textAt(s, 'state', 'waiting', 'reason');
  if (waiting && waiting !== 'PodInitializing') return `Init:${waiting}`;
  return `Init:${index}/${listAt(pod, 'spec', 'initContainers').length}`;
}

/** @returns whether initialisation is still going on */
function addInitContainers(pod: KubeObject, sum: PodSummary): boolean {
  const statuses = listAt(pod, 'status', 'initContainerStatuses');
  let sidecarRestarts = 0;
  for (const [i, s] of statuses.entries()) {
    sum.restarts += numberAt(s, 'restartCount');
    sum.lastRestart = later(sum.lastRestart, finishedAt(s));
    const sidecar = restartable(pod, textAt(s, 'name'));
    if (sidecar) sidecarRestarts += numberAt(s, 'restartCount');
    if (sidecar && at(s, 'started') === true) {
      if (at(s, 'ready') === true) sum.ready++;
    } else if (at(s, 'state', 'terminated', 'exitCode') !== 0) {
      sum.reason = initReason(pod, i, s);
      if (!condition(pod, 'Initialized')) return true;
      break;
    }
  }
  sum.restarts = sidecarRestarts;
  return false;
}

function addContainers(pod: KubeObject, sum: PodSummary) {
  let running = false;
  let failure = '';
  for (const s of [...listAt(pod, 'status', 'containerStatuses')].reverse()) {
    sum.restarts += numberAt(s, 'restartCount');
    sum.lastRestart = later(sum.lastRestart, finishedAt(s));
    const waiting = textAt(s, 'state', 'waiting', 'reason');
    const terminated = at(s, 'state', 'terminated');
    if (waiting) {
      sum.reason = waiting;
    } else if (terminated) {
      sum.reason = exitReason(terminated);
      if (numberAt(terminated, 'exitCode') !== 0) failure = sum.reason;
    } else if (at(s, 'ready') === true && at(s, 'state', 'running')) {
      running = true;
      sum.ready++;
    }
  }
  if (sum.reason !== 'Completed') return;
  if (running && condition(pod, 'Ready')) sum.reason = 'Running';
  else if (failure) sum.reason = failure;
  else if (running) sum.reason = 'NotReady';
}

function summarise(pod: KubeObject): PodSummary {
  const phase = textAt(pod, 'status', 'phase');
  const sidecars = listAt(pod, 'spec', 'initContainers').filter(
    c => at(c, 'restartPolicy') === 'Always',
  );
  const sum: PodSummary = {
    ready: 0,
    total: listAt(pod, 'spec', 'containers').length + sidecars.length,
    reason: textAt(pod, 'status', 'reason') || phase,
    restarts: 0,
    lastRestart: '',
  };
  if (!addInitContainers(pod, sum)) addContainers(pod, sum);
  if (pod.metadata.deletionTimestamp) {
    if (textAt(pod, 'status', 'reason') === 'NodeLost') sum.reason = 'Unknown';
    else if (phase !== 'Succeeded' && phase !== 'Failed')
      sum.reason = 'Terminating';
  }
  return sum;
}

const orNone = (text: string) => text || '<none>';

function readinessGates(pod: KubeObject): string {
  const gates = listAt(pod, 'spec', 'readinessGates');
  if (!gates.length) return '<none>';
  const met = gates.filter(g => condition(pod, textAt(g, 'conditionType')));
  return `${met.length}/${gates.length}`;
}

export const POD_COLUMNS: Column[] = [
  NAME,
  column('Ready', pod => {
    const { ready, total } = summarise(pod);
    return `${ready}/${total}`;
  }),
  column('Status', pod => summarise(pod).reason),
  column('Restarts', (pod, now) => {
    const { restarts, lastRestart } = summarise(pod);
    const ago = lastRestart && ` (${since(lastRestart, now)} ago)`;
    return restarts ? `${restarts}${ago}` : '0';
  }),
  AGE,
  wide('IP', pod => orNone(textAt(pod, 'status', 'podIPs', 0, 'ip'))),
  wide('Node', pod => orNone(textAt(pod, 'spec', 'nodeName'))),
  wide('Nominated Node', pod =>
    orNone(textAt(pod, 'status', 'nominatedNodeName')),
  ),
  wide('Readiness Gates', readinessGates),
];
