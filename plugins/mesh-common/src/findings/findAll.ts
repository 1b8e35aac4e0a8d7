import type { Finding } from '../inspect/report';
import type { InspectedCluster, MeshWorld } from '../world';
import { rules } from './registry';
import { isSuppressed } from './suppressed';
import { Found, Rule } from './types';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** Runs every rule. Errors first, then by code, cluster and subject. @public */
export function findAll(world: MeshWorld): Finding[] {
  return rules.flatMap(rule => run(rule, world)).sort(compare);
}

/** Runs one rule. @public */
export function run(rule: Rule, world: MeshWorld): Finding[] {
  if ('inMesh' in rule) {
    const named = new Map(world.clusters.map(c => [c.name, c]));
    return [...rule.inMesh(world)]
      .filter(f => !isSilenced(rule, f.subject, named.get(f.cluster)))
      .map(found => finding(rule, found, found.cluster));
  }
  return world.clusters.flatMap(cluster =>
    [...rule.inCluster(cluster, world)]
      .filter(({ subject }) => !isSilenced(rule, subject, cluster))
      .map(found => finding(rule, found, found.cluster ?? cluster.name)),
  );
}

function isSilenced(
  { istio }: Rule,
  subject: Found['subject'],
  cluster: InspectedCluster | undefined,
): boolean {
  return !!istio && !!cluster && isSuppressed(subject, istio, cluster);
}

function finding(rule: Rule, found: Found, cluster: string): Finding {
  return {
    code: rule.code,
    ...(rule.istio && { istio: rule.istio }),
    severity: found.severity ?? rule.severity,
    cluster,
    subject: found.subject,
    message: found.message,
    nextStep: found.nextStep,
  };
}

function compare(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    order(a.code, b.code) ||
    order(a.cluster, b.cluster) ||
    order(subjectKey(a), subjectKey(b)) ||
    order(a.message, b.message)
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const subjectKey = ({ subject }: Finding) =>
  `${subject.kind}/${subject.namespace ?? ''}/${subject.name}`;
