import type {
  Preflight,
  PreflightCheck,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

function pass(
  id: PreflightCheck['id'],
  title: string,
  evidence: string,
): PreflightCheck {
  return { id, state: 'pass', title, evidence, fix: null, command: null };
}

const passing: PreflightCheck[] = [
  pass('reachable', 'Its API server answers', 'https://edge-eu-2.example:6443'),
  pass('version', 'Versions fit', 'Kubernetes 1.36, Istio 1.31'),
  pass('rights', 'The reader may read what is needed', '12 of 12 rights'),
  pass('uid-unique', 'It is not registered yet', 'uid 51d8'),
  pass('name-free', 'The name is free', 'edge-eu-2'),
  pass('cluster-id', 'Its cluster id is its own', 'edge-eu-2'),
  pass('network', 'It has a network name', 'net-edge'),
  pass('trust-domain', 'The trust domain is shared', 'cluster.local'),
  pass('root-fingerprint', 'The root certificate is shared', '9c41 … e07b'),
  pass('ambient-ready', 'Ambient is ready', 'ztunnel on 3 of 3 nodes'),
];

export const readyPreflight: Preflight = { ready: true, checks: passing };

/** 2 fail, 1 could not be made. */
export const failingPreflight: Preflight = {
  ready: false,
  checks: passing.map(check => {
    switch (check.id) {
      case 'cluster-id':
        return {
          ...check,
          state: 'fail',
          title: 'The cluster id is still the default',
          evidence: 'CLUSTER_ID is Kubernetes, the default.',
          fix: 'set it and restart istiod and ztunnel.',
          command: 'global.multiCluster.clusterName: edge-eu-2',
        };
      case 'root-fingerprint':
        return {
          ...check,
          state: 'fail',
          title: 'No shared root certificate',
          evidence: 'edge-eu-2 signed its own root.',
          fix: 'sign the CA of edge-eu-2 with the shared root.',
          command: null,
        };
      case 'network':
        return {
          ...check,
          state: 'unknown',
          title: 'Not known which network it is on',
          evidence: 'The namespace istio-system cannot be read.',
          fix: 'grant the reader role there.',
          command: 'kubectl apply -f deploy/rbac/reader.yaml',
        };
      default:
        return check;
    }
  }),
};

/** Nothing fails, one check could not be made. */
export const unknownPreflight: Preflight = {
  ready: false,
  checks: failingPreflight.checks.map((check, index) =>
    check.state === 'fail' ? passing[index] : check,
  ),
};
