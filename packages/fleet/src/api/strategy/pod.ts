import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import {
  clone,
  ensureObject,
  equal,
  fill,
  isObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
  type JsonObject,
} from '../values';
import { fillPodSpec, validatePodSpec } from './pod-template';
import type { Strategy } from './types';

const resources = (c: unknown) => objectAt(c, 'resources');

function fillRequests(container: unknown) {
  const limits = objectAt(container, 'resources', 'limits');
  if (!Object.keys(limits).length) return;
  fill(ensureObject(container as JsonObject, 'resources', 'requests'), limits);
}

function qosClass(pod: KubeObject): string {
  const all = [
    ...listAt(pod, 'spec', 'initContainers'),
    ...listAt(pod, 'spec', 'containers'),
  ];
  const any = all.some(c =>
    ['limits', 'requests'].some(
      f => Object.keys(objectAt(resources(c), f)).length > 0,
    ),
  );
  if (!any) return 'BestEffort';
  const guaranteed = all.every(c => {
    const { limits, requests } = resources(c);
    return (
      isObject(limits) &&
      limits.cpu !== undefined &&
      limits.memory !== undefined &&
      equal(limits, requests)
    );
  });
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

const seconds = (key: string) => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
});

/** What the admission plugins Priority, DefaultTolerationSeconds and ServiceAccount write; the token volume apart. */
function admit(spec: JsonObject) {
  fill(spec, {
    serviceAccountName: 'default',
    priority: 0,
    preemptionPolicy: 'PreemptLowerPriority',
  });
  fill(spec, { serviceAccount: spec.serviceAccountName });
  const tolerations = listAt(spec, 'tolerations');
  const missing = [
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
  ].filter(key => !tolerations.some(t => textAt(t, 'key') === key));
  spec.tolerations = [...tolerations, ...missing.map(seconds)];
}

/** A pod's spec without what may change while it runs. */
function fixedPart(pod: KubeObject): JsonObject {
  const spec = clone(objectAt(pod, 'spec'));
  for (const field of ['initContainers', 'containers']) {
    for (const c of listAt(spec, field)) if (isObject(c)) delete c.image;
  }
  delete spec.tolerations;
  delete spec.activeDeadlineSeconds;
  delete spec.terminationGracePeriodSeconds;
  return spec;
}

const FIXED =
  'Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

export const podStrategy: Strategy = {
  defaults(draft) {
    const spec = ensureObject(draft, 'spec');
    fillPodSpec(spec);
    fill(spec, { enableServiceLinks: true });
    for (const field of ['initContainers', 'containers']) {
      listAt(spec, field).filter(isObject).forEach(fillRequests);
    }
  },
  prepareCreate(draft) {
    admit(ensureObject(draft, 'spec'));
    draft.status = { phase: 'Pending', qosClass: qosClass(draft) };
  },
  validate: pod => validatePodSpec(objectAt(pod, 'spec'), 'spec'),
  validateUpdate(pod, old): FieldError[] {
    if (equal(fixedPart(pod), fixedPart(old))) return [];
    return [{ field: 'spec', reason: 'FieldValueForbidden', text: FIXED }];
  },
  gracePeriod(pod, asked) {
    const phase = textAt(pod, 'status', 'phase');
    const ended = phase === 'Succeeded' || phase === 'Failed';
    // Nobody has to stop what no kubelet ever started.
    if (!textAt(pod, 'spec', 'nodeName') || ended) return 0;
    return asked ?? numberAt(pod, 'spec', 'terminationGracePeriodSeconds');
  },
};
