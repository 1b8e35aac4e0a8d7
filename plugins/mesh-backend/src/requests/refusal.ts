import {
  ErrorCode,
  errorCodes,
  PlanFinding,
  RequestInput,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';

/** A finding of a plan as the refusal of a filing; it names the field to mend. */
export function refusalOf(
  finding: PlanFinding,
  input: RequestInput,
): MeshError {
  const known = (errorCodes as readonly string[]).includes(finding.code);
  const code = known ? (finding.code as ErrorCode) : 'plan-blocked';
  return new MeshError(code, finding.message, {
    field: fieldOf(finding, input),
    nextStep: finding.nextStep,
  });
}

function fieldOf(
  finding: PlanFinding,
  input: RequestInput,
): string | undefined {
  switch (finding.code) {
    case 'unknown-namespace':
    case 'system-namespace':
      return 'namespace';
    case 'reserved-waypoint-name':
      return 'name';
    case 'writes-disabled':
      return 'kind';
    default:
      return input.kind === 'cluster'
        ? fieldOfRegistration(finding, input)
        : element('clusters', input.clusters, finding.cluster);
  }
}

/** A peer is a cluster that is known already; all else is about the one behind the drop. */
function fieldOfRegistration(
  { cluster, subject }: PlanFinding,
  { name, peers }: Extract<RequestInput, { kind: 'cluster' }>,
): string | undefined {
  if (subject === name) return 'name';
  return cluster === null || cluster === name
    ? 'drop'
    : element('peers', peers, cluster);
}

function element(
  field: string,
  names: readonly string[],
  name: string | null,
): string | undefined {
  const index = name === null ? -1 : names.indexOf(name);
  return index < 0 ? undefined : `${field}.${index}`;
}
