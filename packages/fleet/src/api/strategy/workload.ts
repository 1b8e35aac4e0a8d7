import { matchesSelector } from '../read/selectors';
import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import {
  at,
  ensureObject,
  equal,
  fill,
  isObject,
  objectAt,
  type JsonObject,
} from '../values';
import { fillTemplate, validatePodSpec } from './pod-template';
import type { Strategy } from './types';

const immutable = (field: string, value: unknown): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  text: `Invalid value: ${JSON.stringify(value)}: field is immutable`,
});

function validate(workload: KubeObject): FieldError[] {
  const errors: FieldError[] = [];
  const labels = at(workload, 'spec', 'template', 'metadata', 'labels');
  const selector = at(workload, 'spec', 'selector');
  const matches =
    isObject(selector) &&
    matchesSelector(selector, isObject(labels) ? labels : {});
  if (!matches) {
    errors.push({
      field: 'spec.template.metadata.labels',
      reason: 'FieldValueInvalid',
      text: `Invalid value: ${JSON.stringify(
        labels ?? null,
      )}: \`selector\` does not match template \`labels\``,
    });
  }
  const spec = objectAt(workload, 'spec', 'template', 'spec');
  errors.push(...validatePodSpec(spec, 'spec.template.spec'));
  return errors;
}

function validateUpdate(workload: KubeObject, old: KubeObject): FieldError[] {
  const selector = at(workload, 'spec', 'selector');
  return equal(selector, at(old, 'spec', 'selector'))
    ? []
    : [immutable('spec.selector', selector)];
}

/** What the four kinds with a pod template have in common. */
const workload = (
  spec: JsonObject,
  more?: (spec: JsonObject) => void,
): Strategy => ({
  defaults(draft) {
    const target = ensureObject(draft, 'spec');
    fill(target, spec);
    more?.(target);
    fillTemplate(draft);
  },
  prepareCreate(draft) {
    draft.status = {};
  },
  validate,
  validateUpdate,
});

function fillRollingUpdate(
  spec: JsonObject,
  field: string,
  values: JsonObject,
) {
  const strategy = ensureObject(spec, field);
  fill(strategy, { type: 'RollingUpdate' });
  if (strategy.type === 'RollingUpdate') {
    fill(ensureObject(strategy, 'rollingUpdate'), values);
  }
}

export const deploymentStrategy = workload(
  { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  spec =>
    fillRollingUpdate(spec, 'strategy', {
      maxUnavailable: '25%',
      maxSurge: '25%',
    }),
);

export const replicaSetStrategy: Strategy = {
  ...workload({ replicas: 1 }),
  prepareCreate(draft) {
    draft.status = { replicas: 0 };
  },
};

export const daemonSetStrategy: Strategy = {
  ...workload({ revisionHistoryLimit: 10 }, spec =>
    fillRollingUpdate(spec, 'updateStrategy', {
      maxUnavailable: 1,
      maxSurge: 0,
    }),
  ),
  prepareCreate(draft) {
    draft.status = {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    };
  },
};

export const statefulSetStrategy: Strategy = {
  ...workload(
    {
      replicas: 1,
      revisionHistoryLimit: 10,
      podManagementPolicy: 'OrderedReady',
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
    },
    spec =>
      fillRollingUpdate(spec, 'updateStrategy', {
        partition: 0,
        maxUnavailable: 1,
      }),
  ),
  prepareCreate(draft) {
    draft.status = { replicas: 0, availableReplicas: 0 };
  },
};

export const controllerRevisionStrategy: Strategy = {
  validateUpdate: (revision, old) =>
    equal(revision.data, old.data) ? [] : [immutable('data', revision.data)],
};
