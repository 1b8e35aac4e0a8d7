import {
  ClusterCandidate,
  clusterContext,
  clusterMode,
  ClusterView,
  Preflight,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterRegistry } from '../clusters';
import { Clock } from '../clock';
import { guardedLookup, StoredCredential } from '../credentials';
import { createKubeClient, KubeClient, KubeError } from '../kube';
import { MeshQueries } from '../queries';
import { Findings, KnownCluster, preflightChecks } from './checks';
import { missingRights, readingRights, registeringRights } from './rights';
import { readSnapshot, Snapshot } from './snapshot';

export interface PreflightDeps {
  readonly queries: Pick<MeshQueries, 'clusters' | 'context'>;
  readonly registry: Pick<ClusterRegistry, 'entry'>;
  /** Clusters that requests register, whether they are watched yet or not. */
  readonly registrations: () => Promise<
    readonly { readonly name: string; readonly requestId: string }[]
  >;
  readonly clock: Clock;
  readonly clientOf?: (credential: StoredCredential) => KubeClient;
}

/** What is asked for. */
export interface PreflightQuestion {
  readonly name: string;
  readonly peers: readonly string[];
  readonly credential: StoredCredential;
  /** The request that registers it: it does not stand in its own way. */
  readonly requestId?: string;
}

export interface PreflightAnswer extends Preflight {
  readonly candidate: ClusterCandidate;
  /** No answer came: nothing is known, and later it may be. */
  readonly silent: boolean;
}

/** A client with a credential that a person handed over. */
export function clientWith(credential: StoredCredential): KubeClient {
  return createKubeClient({
    server: credential.server,
    caPem: credential.caPem,
    credential: credential.credential,
    lookup: guardedLookup,
  });
}

/** Looks at a cluster before it is registered. Writes nothing. */
export async function preflight(
  question: PreflightQuestion,
  deps: PreflightDeps,
): Promise<PreflightAnswer> {
  const client = (deps.clientOf ?? clientWith)(question.credential);
  try {
    const known = await knownClusters(question, deps);
    const found = await lookAt(client, question, known, deps);
    const checks = preflightChecks(found.findings);
    return {
      ready: checks.every(c => c.state === 'pass'),
      checks,
      silent:
        found.findings.unreachable !== null &&
        !found.findings.unreachable.refused,
      candidate: candidateOf(question, found, checks),
    };
  } finally {
    await client.close();
  }
}

interface Known {
  readonly others: readonly KnownCluster[];
  readonly peers: readonly KnownCluster[];
  readonly nameTaken: boolean;
}

async function knownClusters(
  { name, peers, requestId }: PreflightQuestion,
  { queries, registry, registrations }: PreflightDeps,
): Promise<Known> {
  const rows = await registrations();
  const own = rows.find(row => row.requestId === requestId)?.name;
  const others = queries
    .clusters()
    .filter(view => view.name !== own)
    .map(view => ({
      name: view.name,
      uid: view.uid,
      context: queries.context(view.name),
    }));
  const entry = registry.entry(name);
  const row = rows.find(r => r.name === name);
  return {
    others,
    peers: others.filter(o => peers.includes(o.name)),
    nameTaken: (!!entry || !!row) && own !== name,
  };
}

interface Found {
  readonly findings: Findings;
  readonly snapshot: Snapshot | null;
}

async function lookAt(
  client: KubeClient,
  question: PreflightQuestion,
  known: Known,
  { clock }: PreflightDeps,
): Promise<Found> {
  const base = {
    name: question.name,
    server: question.credential.server,
    ...known,
  };
  try {
    const snapshot = await readSnapshot(client, question.name, clock.now());
    const context = clusterContext(snapshot.view);
    const { ambientReady, notReady } = clusterMode(snapshot.view, context);
    const secrets = known.peers.flatMap(p =>
      p.context.clusterId ? [`istio-remote-secret-${p.context.clusterId}`] : [],
    );
    const rights = [
      ...readingRights(context.systemNamespace),
      ...(question.peers.length
        ? registeringRights(context.systemNamespace, secrets)
        : []),
    ];
    return {
      snapshot,
      findings: {
        ...base,
        unreachable: null,
        kubernetes: snapshot.kubernetes,
        uid: snapshot.view.uid,
        context,
        ambientReady,
        notReady,
        missingRights: await missingRights(client, rights),
        askedRights: rights.length,
      },
    };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    return {
      snapshot: null,
      findings: {
        ...base,
        unreachable: {
          refused: error.status === 401 || error.status === 403,
          message: error.message,
        },
        kubernetes: null,
        uid: null,
        context: null,
        ambientReady: null,
        notReady: [],
        missingRights: null,
        askedRights: 0,
      },
    };
  }
}

function candidateOf(
  { name, credential }: PreflightQuestion,
  { findings, snapshot }: Found,
  checks: ClusterCandidate['checks'],
): ClusterCandidate {
  const { context, unreachable, uid } = findings;
  return {
    name,
    host: new URL(credential.server).host,
    credentialAccepted: !unreachable?.refused,
    uid,
    clusterId: context?.clusterId ?? null,
    network: context?.network ?? null,
    trustDomain: context?.trustDomain ?? null,
    rootFingerprints: context?.rootFingerprints ?? null,
    mode: modeOf(snapshot?.view, findings),
    systemNamespace: context?.systemNamespace ?? 'istio-system',
    checks,
  };
}

/** By what is installed: pods are not looked at. */
function modeOf(
  view: ClusterView | undefined,
  { context }: Findings,
): ClusterCandidate['mode'] {
  if (!view || !context) return 'unknown';
  const installed = Object.values(context.ambient).map(p => p.installed);
  if (installed.every(i => i === true)) return 'ambient';
  if (installed.some(i => i === null)) return 'unknown';
  return view.facts.injectors.size > 0 ? 'sidecar' : 'none';
}
