import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { adviceToShow, savesWords } from '../advice';
import {
  clusterCells,
  namespacesToShow,
  serviceCells,
  waypointCells,
  workloadCells,
} from '../cells';
import { reachabilityGroups } from '../reachability';
import { groupsOf, subjectsWords } from '../subjects';
import { table } from './table';

type Section = (report: MeshReport) => string[];

/** The code of a finding stands in the document as it is: it is ours. */
export const findingTable: Section = ({ findings }) =>
  table(
    ['Severity', 'Cluster', 'Object', 'What is the case', 'Next step', 'Code'],
    groupsOf(findings).map(({ said, subjects }) => [
      said.severity,
      said.cluster,
      subjectsWords(subjects),
      said.message,
      said.nextStep,
      said.istio ? `${said.code}, ${said.istio}` : said.code,
    ]),
  );

export const clusterTable: Section = report =>
  table(
    ['Cluster', 'Mode', 'Ambient ready', 'Istio', 'Network', 'Trust domain'],
    clusterCells(report),
  );

export const namespaceTable: Section = report =>
  table(
    ['Cluster', 'Namespace', 'Declared', 'Observed', 'Pods'],
    namespacesToShow(report).map(
      ({ cluster, namespace, declared, observed, pods }) => [
        cluster,
        namespace,
        declared,
        observed,
        Object.entries(pods)
          .filter(([, count]) => count > 0)
          .map(([mode, count]) => `${count} ${mode}`)
          .join(', '),
      ],
    ),
  );

export const workloadTable: Section = report =>
  table(
    ['Cluster', 'Namespace', 'Workload', 'Pods', 'Mode', 'mTLS', 'Waypoint'],
    workloadCells(report),
  );

export const serviceTable: Section = report =>
  table(
    ['Cluster', 'Namespace', 'Service', 'Kind', 'Scope', 'Waypoint'],
    serviceCells(report),
  );

export const waypointTable: Section = report =>
  table(
    ['Cluster', 'Namespace', 'Waypoint', 'For', 'Revision', 'Ready', 'Why'],
    waypointCells(report),
  );

export const reachabilityTable: Section = report =>
  table(
    ['Verdict', 'From → to', 'Why'],
    reachabilityGroups(report).map(({ verdict, pairs, reason }) => [
      verdict,
      pairs.join('; '),
      reason,
    ]),
  );

export const adviceTable: Section = report =>
  table(
    ['Cluster', 'Object', 'Advice', 'Confidence', 'Saves', 'Next step'],
    groupsOf(adviceToShow(report).shown).map(({ said, subjects }) => [
      said.cluster,
      subjectsWords(subjects),
      said.recommendation,
      said.confidence,
      savesWords(said),
      said.nextStep,
    ]),
  );
