import { PlanFinding } from '../../../contract/plans';
import { GatewayFact } from '../../../facts';
import { finding } from '../../../plan/finding';
import { PlanCluster } from '../../../plan/world';
import { FiledInput } from '../types';
import { FOR_LABEL, WAYPOINT_CLASS } from './target';

type Input = FiledInput<'waypoint'>;

/** What is to be said about the Gateway. */
export function gatewayFindings(
  input: Input,
  cluster: PlanCluster,
  found: GatewayFact | undefined,
): PlanFinding[] {
  return found
    ? existing(input, cluster, found)
    : [...noClass(cluster), onePod(input, cluster)];
}

function existing(
  input: Input,
  { view }: PlanCluster,
  gateway: GatewayFact,
): PlanFinding[] {
  const at = {
    cluster: view.name,
    subject: `${input.namespace}/${input.name}`,
  };
  const serves = gateway.labels[FOR_LABEL] ?? 'service';
  const wanted = input.trafficType ?? 'service';
  if (gateway.className !== WAYPOINT_CLASS) {
    return [
      finding.error(
        'gateway-exists',
        `${view.name} has a Gateway ${input.name} in ${input.namespace} that is no waypoint (class ${gateway.className}).`,
        'Choose another name for the waypoint.',
        at,
      ),
    ];
  }
  if (serves !== wanted) {
    return [
      finding.error(
        'gateway-exists',
        `The waypoint ${input.name} in ${view.name} exists for ${serves}, you ask for ${wanted}.`,
        'Choose another name, or ask for the same traffic type.',
        at,
      ),
    ];
  }
  return [
    finding.note(
      'waypoint-exists',
      `The waypoint ${input.name} exists in ${view.name} already.`,
      'It stays as it is.',
      at,
    ),
  ];
}

function noClass({ view }: PlanCluster): PlanFinding[] {
  const { gatewayclasses, gateways } = view.feeds;
  const at = { cluster: view.name };
  if (gateways.state === 'absent') {
    return [
      finding.error(
        'gateway-api-missing',
        `${view.name} does not know the Gateway API.`,
        'Ask the platform team to install its CRDs.',
        at,
      ),
    ];
  }
  const known = gatewayclasses.state === 'live';
  if (!known || view.facts.gatewayclasses.has(WAYPOINT_CLASS)) return [];
  return [
    finding.error(
      'waypoint-class-missing',
      `No istiod in ${view.name} runs waypoints (no GatewayClass ${WAYPOINT_CLASS}).`,
      'Ask the platform team to turn ambient on in istiod.',
      at,
    ),
  ];
}

function onePod(input: Input, { view }: PlanCluster): PlanFinding {
  return finding.note(
    'waypoint-single-replica',
    `The waypoint in ${view.name} starts with 1 pod.`,
    'Fine for a start. For production scale its Deployment or add an autoscaler.',
    { cluster: view.name, subject: `${input.namespace}/${input.name}` },
  );
}
