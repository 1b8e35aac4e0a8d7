import type { EntityCluster, ModeReason } from '../../contract';
import { agree, count, listWords } from '../counted';
import type { WhyStep } from '../types';
import { waitingPods } from '../clusters';
import { injectionLabel } from './restart';

type StepOf = (cluster: EntityCluster) => WhyStep;

/** The rule behind each reason, in plain words. */
const STEPS: Readonly<Record<ModeReason, StepOf>> = {
  'redirection-pending': ({ pods: { blocked } }) => ({
    claim: `No ztunnel has taken ${count(blocked, 'pod')}.`,
    rule: 'istio-cni has set the redirection, so traffic goes to a ztunnel that does not serve the pod.',
    raw: [`${count(blocked, 'pod')}: ambient.istio.io/redirection = pending`],
  }),
  'label-conflict': () => ({
    claim:
      'The labels ask for a sidecar and for ambient. The sidecar wins for new pods.',
    rule: 'The injection webhook does not look at istio.io/dataplane-mode, and istio-cni never captures a pod with a sidecar.',
  }),
  'half-moved': () => ({
    claim: 'Labels never take a sidecar away from a running pod.',
    rule: 'Joining ambient needs no restart. Leaving a sidecar does.',
  }),
  'labelled-not-captured': cluster => ({
    claim: `${count(
      waitingPods(cluster),
      'pod',
    )} should have been captured long ago.`,
    rule: 'Capture takes seconds and needs no restart.',
  }),
  joining: () => ({
    claim: 'istio-cni captures running pods one by one.',
    rule: 'That takes seconds and needs no restart.',
  }),
  'namespace-excluded': ({ namespaces }) => ({
    claim: `istio-cni is set to leave ${listWords(namespaces)} out.`,
    rule: 'Its setting wins over the label of the namespace.',
    raw: ['ConfigMap istio-cni-config: EXCLUDE_NAMESPACES'],
  }),
  'cluster-not-ambient': ({ cluster }) => ({
    claim: `Ambient is not installed in ${cluster}.`,
    rule: 'It takes istiod with ambient on, istio-cni with ambient on, and ztunnel.',
  }),
  'node-agent-missing': () => ({
    claim: 'No istio-cni is ready on the nodes of these pods.',
    rule: 'Only the istio-cni of its own node can capture a pod.',
  }),
  'changes-at-restart': cluster => ({
    claim: 'The labels have changed since the pods started.',
    rule: 'A sidecar comes and goes only when a pod starts.',
    ...(cluster.pods.pendingRestart > 0 && { raw: [injectionLabel(cluster)] }),
  }),
  'opted-out': ({ pods: { optedOut } }) => ({
    claim: `${count(optedOut, 'pod')} ${agree(
      optedOut,
      'asks',
      'ask',
    )} to stay out.`,
    rule: 'The label of a pod wins over that of its namespace.',
    raw: ['istio.io/dataplane-mode: none'],
  }),
  'host-network': ({ pods: { hostNetwork } }) => ({
    claim: `${count(hostNetwork, 'pod')} ${agree(
      hostNetwork,
      'uses',
      'use',
    )} the network of the node.`,
    rule: 'Redirection is set in the network of a pod. Such a pod has none of its own.',
    raw: ['spec.hostNetwork: true'],
  }),
  'nothing-running': () => ({
    claim: 'No pod runs, so there is nothing to capture.',
    rule: 'The next pod is captured when it starts, if the labels still ask for it.',
  }),
  'pods-unreadable': ({ cluster }) => ({
    claim: `We cannot say: the portal may not list pods in ${cluster}.`,
    rule: 'Without pods, a label is only a wish.',
    mark: 'broken-chain',
  }),
};

/** At most two: the problem, and what causes it. */
export function reasonSteps(cluster: EntityCluster): WhyStep[] {
  return cluster.reasons.slice(0, 2).map(reason => STEPS[reason](cluster));
}
