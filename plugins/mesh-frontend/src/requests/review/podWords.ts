import type { PlanPod } from '@mesh-onboarding/backstage-plugin-mesh-common';

const outcomes: Record<PlanPod['outcome'], string> = {
  joins: 'joins, no restart',
  'already-in': 'is in already',
  'stays-out': 'stays out',
  unknown: 'unknown',
};

const reasons: Record<NonNullable<PlanPod['why']>, string> = {
  'host-network': 'it uses the host network',
  'opted-out': 'its own label says dataplane-mode: none',
  'keeps-sidecar-until-restart': 'it keeps its sidecar until it restarts',
  finished: 'it has finished',
  infrastructure: 'it is part of the mesh itself',
  'namespace-excluded': 'istio-cni leaves this namespace out',
  'not-running': 'it has not started',
  'no-node-agent': 'no istio-cni runs on its node',
};

/** `stays out: it uses the host network` */
export function podWords({ outcome, why }: PlanPod): string {
  return why ? `${outcomes[outcome]}: ${reasons[why]}` : outcomes[outcome];
}
