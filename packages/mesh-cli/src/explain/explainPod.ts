import {
  Finding,
  InspectedCluster,
  InspectedPod,
  policyRows,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { captureSection } from './capture';
import { findingsSection } from './findings';
import { injectionSection } from './injection';
import { labelsSection } from './labels';
import { mtlsSection } from './mtls';
import { observedSection } from './observed';
import { policiesSection } from './policies';
import { restartSection } from './restart';
import { Section } from './section';
import { waypointSection } from './waypoint';

/** From labels to what they come to. */
const SECTIONS = [
  labelsSection,
  captureSection,
  injectionSection,
  observedSection,
  waypointSection,
  policiesSection,
  mtlsSection,
  restartSection,
  findingsSection,
];

/** The chain of reasons for one pod. */
export function explainPod(
  inspected: InspectedPod,
  cluster: InspectedCluster,
  findings: readonly Finding[],
): Section[] {
  const policies = policyRows([inspected], cluster.policies, cluster.ctx);
  const subject = { inspected, cluster, policies, findings };
  return SECTIONS.map(section => section(subject));
}
