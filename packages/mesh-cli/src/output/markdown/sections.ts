import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { adviceToShow, savesWords } from '../advice';
import { reachabilityGroups } from '../reachability';
import { groupsOf, subjectsWords } from '../subjects';
import { isWorthARow, waypointWords, yesNo } from '../words';
import { workloadRows } from '../workloads';
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

export const clusterTable: Section = ({ clusters }) =>
  table(
    ['Cluster', 'Mode', 'Ambient ready', 'Istio', 'Network', 'Trust domain'],
    clusters.map(c => [
      c.cluster,
      c.mode,
      yesNo(c.ambientReady),
      c.version ?? 'unknown',
      c.network ?? '',
      c.trustDomain ?? '',
    ]),
  );

export const namespaceTable: Section = ({ namespaces }) =>
  table(
    ['Cluster', 'Namespace', 'Declared', 'Observed', 'Pods'],
    namespaces
      .filter(isWorthARow)
      .map(({ cluster, namespace, declared, observed, pods }) => [
        cluster,
        namespace,
        declared,
        observed,
        Object.entries(pods)
          .filter(([, count]) => count > 0)
          .map(([mode, count]) => `${count} ${mode}`)
          .join(', '),
      ]),
  );

export const workloadTable: Section = report =>
  table(
    ['Cluster', 'Namespace', 'Workload', 'Pods', 'Mode', 'mTLS', 'Waypoint'],
    workloadRows(report).map(row => [
      row.cluster,
      row.namespace,
      row.workload,
      String(row.pods),
      row.mode,
      row.mtls,
      row.waypoint,
    ]),
  );

export const serviceTable: Section = ({ services }) =>
  table(
    ['Cluster', 'Namespace', 'Service', 'Kind', 'Scope', 'Waypoint'],
    services
      .filter(({ scope, waypoint }) => scope === 'global' || waypoint)
      .map(row => [
        row.cluster,
        row.namespace,
        row.service,
        row.kind ?? 'Service',
        row.scope,
        waypointWords(row.waypoint),
      ]),
  );

export const waypointTable: Section = ({ waypoints }) =>
  table(
    ['Cluster', 'Namespace', 'Waypoint', 'For', 'Ready', 'Why'],
    waypoints.map(row => [
      row.cluster,
      row.namespace,
      row.name,
      row.for,
      yesNo(row.ready),
      row.reason === 'ready' ? '' : row.reason,
    ]),
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
