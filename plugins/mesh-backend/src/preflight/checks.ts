import {
  ClusterContext,
  PreflightCheck,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Right, rightWords } from './rights';

/** Another cluster that the portal knows. */
export interface KnownCluster {
  readonly name: string;
  readonly uid: string | null;
  readonly context: ClusterContext;
}

/** Everything that the checks are made from. */
export interface Findings {
  readonly name: string;
  readonly server: string;
  /** Why the cluster gave no answer; null: it did. */
  readonly unreachable: {
    readonly refused: boolean;
    readonly message: string;
  } | null;
  readonly kubernetes: string | null;
  readonly uid: string | null;
  readonly context: ClusterContext | null;
  readonly ambientReady: boolean | null;
  readonly notReady: readonly string[];
  /** null: could not be asked. */
  readonly missingRights: readonly Right[] | null;
  readonly askedRights: number;
  readonly nameTaken: boolean;
  readonly others: readonly KnownCluster[];
  /** Those of `others` that shall know the new one. */
  readonly peers: readonly KnownCluster[];
}

type Check = PreflightCheck;
type Id = Check['id'];

const check =
  (state: Check['state']) =>
  (id: Id, title: string, rest: Partial<Check> = {}): Check => ({
    id,
    state,
    title,
    evidence: rest.evidence ?? null,
    fix: rest.fix ?? null,
    command: rest.command ?? null,
  });
const pass = check('pass');
const fail = check('fail');
const unknown = check('unknown');

/** The ten checks, in the order of the page. A failed one is titled by its fact, a passed one by the good state. */
export function preflightChecks(f: Findings): Check[] {
  const checks = [
    reachable,
    version,
    rights,
    uidUnique,
    nameFree,
    clusterId,
    network,
    trustDomain,
    rootFingerprint,
    ambientReady,
  ];
  return checks.map(make => make(f));
}

const CANNOT: Partial<Check> = {
  evidence: 'The cluster gave no answer to look at.',
  fix: 'Fix what is said about reaching it, then check again.',
};

function reachable({ server, unreachable }: Findings): Check {
  if (!unreachable) {
    return pass('reachable', 'The portal can reach its API server', {
      evidence: `${server}, its certificate is accepted`,
    });
  }
  const { refused, message } = unreachable;
  return refused
    ? fail('reachable', 'Its API server refuses the credential', {
        evidence: message,
        fix: 'Use a token that has not expired, of an account that exists.',
        command:
          'kubectl -n mesh-onboarding create token mesh-onboarding-writer --duration=8760h',
      })
    : fail('reachable', 'Its API server cannot be reached', {
        evidence: message,
        fix: 'Open the way from the portal to this address, and check the CA.',
        command: `curl --cacert ca.crt ${server}/livez`,
      });
}

function version({ kubernetes, context, peers }: Findings): Check {
  if (!kubernetes || !context)
    return unknown('version', 'Its versions are not known', CANNOT);
  const istio = context.istiodVersion;
  if (!istio) {
    return unknown('version', 'The version of its Istio is not known', {
      evidence: `Kubernetes ${kubernetes}, no istiod is seen`,
      fix: 'Install Istio there, or give the portal the right to list deployments.',
    });
  }
  const far = peers.filter(p => skew(istio, p.context.istiodVersion) > 1);
  const evidence = `Kubernetes ${kubernetes}, Istio ${istio}`;
  if (far.length === 0)
    return pass('version', 'Its versions fit', { evidence });
  return fail('version', 'Its Istio is too far from that of its peers', {
    evidence: `${evidence}; ${far
      .map(p => `${p.name} has ${p.context.istiodVersion}`)
      .join(', ')}`,
    fix: 'Bring them within one minor version of each other.',
  });
}

/** Minor versions apart; 0 where one is not a version. */
function skew(a: string, b: string | null): number {
  const minor = (v: string) => /^v?(\d+)\.(\d+)/.exec(v);
  const [x, y] = [minor(a), minor(b ?? '')];
  if (!x || !y) return 0;
  return x[1] === y[1] ? Math.abs(Number(x[2]) - Number(y[2])) : 99;
}

function rights({ missingRights, askedRights }: Findings): Check {
  if (!missingRights)
    return unknown('rights', 'Its rights are not known', CANNOT);
  const has = askedRights - missingRights.length;
  const evidence = `${has} of ${askedRights} permissions`;
  if (missingRights.length === 0) {
    return pass('rights', 'The account may do what is needed', { evidence });
  }
  const list = missingRights.map(rightWords).slice(0, 8).join(', ');
  return fail('rights', 'The account may not do what is needed', {
    evidence: `${evidence}; missing: ${list}`,
    fix: 'Grant the rights of deploy/rbac.',
    command: 'kubectl apply -f reader.yaml -f writer.yaml -f register.yaml',
  });
}

function uidUnique({ uid, others }: Findings): Check {
  if (!uid)
    return unknown('uid-unique', 'Which cluster it is, is not known', CANNOT);
  const same = others.find(o => o.uid === uid);
  return same
    ? fail('uid-unique', `It is known already, as ${same.name}`, {
        evidence: `uid of kube-system: ${uid}`,
        fix: `Use ${same.name}, or hand over the kubeconfig of another cluster.`,
      })
    : pass('uid-unique', 'The portal does not know it yet', {
        evidence: `uid of kube-system: ${uid}`,
      });
}

function nameFree({ name, nameTaken }: Findings): Check {
  return nameTaken
    ? fail('name-free', `The name ${name} is taken`, {
        fix: 'Choose another name.',
      })
    : pass('name-free', 'The name is free', { evidence: name });
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function clusterId({ name, context, others }: Findings): Check {
  if (!context)
    return unknown('cluster-id', 'Its cluster id is not known', CANNOT);
  const id = context.clusterId;
  if (!id) {
    return unknown('cluster-id', 'Its cluster id is not known', {
      evidence: 'No istiod is seen.',
      fix: 'Install Istio there, or give the portal the right to list deployments.',
    });
  }
  const same = others.find(o => o.context.clusterId === id && o.name !== name);
  const evidence = `CLUSTER_ID is ${id}`;
  const command = `global.multiCluster.clusterName: ${name}`;
  const fix = 'Set it and restart istiod and ztunnel.';
  if (id === 'Kubernetes') {
    return fail('cluster-id', 'The cluster id is still the default', {
      evidence: `${evidence}, the default. The other control planes would ignore it.`,
      fix,
      command,
    });
  }
  if (same) {
    return fail('cluster-id', `Its cluster id is that of ${same.name}`, {
      evidence,
      fix,
      command,
    });
  }
  if (!DNS_LABEL.test(id)) {
    return fail('cluster-id', 'Its cluster id is no name that istiod takes', {
      evidence,
      fix,
      command,
    });
  }
  return pass('cluster-id', 'Its cluster id is its own', { evidence });
}

function network({ context }: Findings): Check {
  if (!context) return unknown('network', 'Its network is not known', CANNOT);
  return context.network
    ? pass('network', 'It has a network name', { evidence: context.network })
    : fail('network', 'It has no network name', {
        evidence: `Namespace ${context.systemNamespace} has no label topology.istio.io/network. Its pods would look directly reachable.`,
        fix: 'Label the namespace of istiod.',
        command: `kubectl label namespace ${context.systemNamespace} topology.istio.io/network=<network>`,
      });
}

/** With whom it must share; all that are known where none was named. */
function partners({ peers, others }: Findings): readonly KnownCluster[] {
  return peers.length ? peers : others;
}

function trustDomain(f: Findings): Check {
  const own = f.context?.trustDomain;
  if (!own)
    return unknown('trust-domain', 'Its trust domain is not known', CANNOT);
  const different = partners(f).filter(
    p => p.context.trustDomain !== null && p.context.trustDomain !== own,
  );
  if (different.length === 0) {
    return pass('trust-domain', 'The trust domain is shared', {
      evidence: own,
    });
  }
  return fail('trust-domain', 'It has another trust domain', {
    evidence: `${own}; ${different
      .map(p => `${p.name} has ${p.context.trustDomain}`)
      .join(', ')}`,
    fix: 'Set meshConfig.trustDomain to that of the others. Every workload there gets a new identity.',
    command: `meshConfig.trustDomain: ${different[0].context.trustDomain}`,
  });
}

function rootFingerprint(f: Findings): Check {
  const own = f.context?.rootFingerprints;
  if (!own) {
    return unknown('root-fingerprint', 'Its root certificate is not known', {
      evidence: 'ConfigMap istio-ca-root-cert cannot be read.',
      fix: 'Grant the rights of deploy/rbac/reader.yaml.',
    });
  }
  const known = partners(f).filter(p => p.context.rootFingerprints);
  const foreign = known.filter(
    p => !p.context.rootFingerprints?.some(root => own.includes(root)),
  );
  const lines = [
    ...(foreign.length ? foreign : known),
    { name: f.name, context: { rootFingerprints: own } },
  ]
    .map(
      p =>
        `${p.name} ${(p.context.rootFingerprints ?? []).map(short).join(', ')}`,
    )
    .join('; ');
  if (foreign.length === 0) {
    return pass('root-fingerprint', 'The root certificate is shared', {
      evidence: lines,
    });
  }
  return fail('root-fingerprint', 'No shared root certificate', {
    evidence: `${lines}. Calls between the clusters would be refused.`,
    fix: `Sign the CA of ${f.name} with the root of the others, then restart istiod. Every workload there gets a new certificate.`,
  });
}

function short(fingerprint: string): string {
  return fingerprint.length > 10
    ? `${fingerprint.slice(0, 4)} … ${fingerprint.slice(-4)}`
    : fingerprint;
}

const parts: Record<string, string> = {
  'control-plane': 'istiod with ambient',
  'node-agent': 'istio-cni with ambient',
  'data-plane': 'ztunnel on every node',
};

function ambientReady({ ambientReady: ready, notReady }: Findings): Check {
  if (ready === null)
    return unknown(
      'ambient-ready',
      'Whether ambient is ready is not known',
      CANNOT,
    );
  return ready
    ? pass('ambient-ready', 'Ambient is ready', {
        evidence: 'istiod, istio-cni and ztunnel are ready',
      })
    : fail('ambient-ready', 'Ambient is not ready', {
        evidence: `Missing: ${notReady.map(p => parts[p] ?? p).join(', ')}`,
        fix: 'Install the ambient profile. A cluster with sidecars can be registered without it.',
        command: 'istioctl install --set profile=ambient',
      });
}
