import { stringify } from 'yaml';
import { Plan, PlanFinding, PlanTarget, Risk } from '../../../contract/plans';
import { assemblePlan } from '../../../plan/assemble';
import { clusterBasis } from '../../../plan/basis';
import { finding } from '../../../plan/finding';
import { ClusterCandidate, PlanCluster, PlanWorld } from '../../../plan/world';
import { FiledInput } from '../types';
import { candidateFindings } from './candidate';
import {
  CLUSTER_ANNOTATION,
  READER_ACCOUNT,
  registrationObject,
  SECRET_LABEL,
  secretObject,
} from './names';
import { Peer, planPeer } from './peers';
import { clusterExpectations } from './verify';

type Input = FiledInput<'cluster'>;

/** Register a cluster, and tell it and its peers of each other. */
export function planCluster(input: Input, world: PlanWorld): Plan {
  const { candidate } = world;
  const peers = input.peers.map(name => planPeer(input, name, world));
  const known = peers.flatMap(p => (p.cluster ? [p.cluster] : []));
  const targets = [
    registration(input, candidate),
    ...(candidate
      ? known.flatMap(peer => secrets(input, candidate, peer))
      : []),
  ];
  const findings: PlanFinding[] = [
    ...disabled(world),
    ...candidateFindings(input, candidate),
    ...peers.flatMap(p => p.findings),
  ];
  return assemblePlan({
    kind: 'cluster',
    policyVersion: world.policyVersion,
    risk: risk(input, peers),
    targets,
    findings,
    expectations: clusterExpectations(input, targets, world, new Map()),
  });
}

function disabled(world: PlanWorld): PlanFinding[] {
  if (world.enabled.includes('cluster')) return [];
  return [
    finding.error(
      'writes-disabled',
      'This portal registers no clusters yet.',
      'Ask the platform team to add cluster to mesh.actions.enabled.',
    ),
  ];
}

function registration(
  input: Input,
  candidate: ClusterCandidate | undefined,
): PlanTarget {
  return {
    cluster: input.name,
    clusterUid: candidate?.uid ?? null,
    object: registrationObject(input.name, candidate?.uid ?? null),
    mutations: [
      { path: 'watched', before: null, after: candidate?.host ?? 'unknown' },
    ],
    basis: candidate
      ? {
          Network: candidate.network ?? 'none',
          'Trust domain': candidate.trustDomain ?? 'unknown',
          'Cluster id': candidate.clusterId ?? 'unknown',
          'Root certificates': rootText(candidate.rootFingerprints),
        }
      : {},
    manifest: null,
    pods: [],
    counts: null,
  };
}

function rootText(fingerprints: readonly string[] | null): string {
  return fingerprints ? [...fingerprints].sort().join(', ') : 'unknown';
}

/** One Secret on each side; each holds a credential that only reads the other. */
function secrets(
  input: Input,
  candidate: ClusterCandidate,
  { view, context }: PlanCluster,
): PlanTarget[] {
  const there = secretTarget({
    cluster: view.name,
    clusterUid: view.uid,
    namespace: context.systemNamespace,
    clusterId: candidate.clusterId,
    describes: input.name,
    basis: {
      ...clusterBasis(context),
      'Root certificates': rootText(context.rootFingerprints),
    },
  });
  const here = secretTarget({
    cluster: input.name,
    clusterUid: candidate.uid,
    namespace: candidate.systemNamespace,
    clusterId: context.clusterId,
    describes: view.name,
    basis: {},
  });
  return [there, here];
}

function secretTarget(secret: {
  cluster: string;
  clusterUid: string | null;
  namespace: string;
  clusterId: string | null;
  describes: string;
  basis: Record<string, string>;
}): PlanTarget {
  const { cluster, clusterUid, basis, describes } = secret;
  const id = secret.clusterId ?? describes;
  return {
    cluster,
    clusterUid,
    object: secretObject(secret.namespace, id),
    mutations: [
      {
        path: `metadata.labels.${SECRET_LABEL}`,
        before: null,
        after: 'true',
      },
      {
        path: `metadata.annotations.${CLUSTER_ANNOTATION}`,
        before: null,
        after: id,
      },
      {
        path: `data.${id}`,
        before: null,
        after: `kubeconfig of ${READER_ACCOUNT} in ${describes}`,
      },
    ],
    basis,
    manifest: stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        annotations: { [CLUSTER_ANNOTATION]: id },
        labels: { [SECRET_LABEL]: 'true' },
        name: secretObject(secret.namespace, id).name,
        namespace: secret.namespace,
      },
      // What is written there never leaves the clusters.
      stringData: { [id]: `(kubeconfig of ${READER_ACCOUNT} in ${describes})` },
    }),
    pods: [],
    counts: null,
  };
}

function risk(input: Input, peers: readonly Peer[]): Risk {
  return {
    level: peers.length ? 'high' : 'medium',
    reasons: [
      'The portal keeps a credential of the cluster, encrypted',
      ...(peers.length
        ? [
            `${input.name} and ${peers.length} other control plane${
              peers.length === 1 ? '' : 's'
            } get credentials that read each other`,
          ]
        : []),
    ],
  };
}
