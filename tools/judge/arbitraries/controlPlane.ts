import fc from 'fast-check';
import { Manifest } from '../questions';
import { metadata } from './metadata';
import { REVISIONS } from './policies';

/** An istiod and its configuration. */
export interface ControlPlane {
  readonly revision: string;
  /** Where policies are mesh-wide. */
  readonly rootNamespace: string;
  readonly deployments: readonly Manifest[];
  readonly configs: readonly Manifest[];
}

const SYSTEM = 'istio-system';

/** The root namespace is where istiod is, unless its mesh configuration names another. */
export const controlPlane: fc.Arbitrary<ControlPlane> = fc
  .record({
    revision: fc.constantFrom(...REVISIONS.filter(isDnsLabel)),
    root: fc.constantFrom(undefined, SYSTEM, 'mesh-root'),
    /** Left behind by another revision, with a root namespace of its own. */
    hasOther: fc.boolean(),
  })
  .map(({ revision, root, hasOther }) => ({
    revision,
    rootNamespace: root ?? SYSTEM,
    deployments: [istiod(revision)],
    configs: [
      ...(hasOther ? [meshConfig('older', 'other-root')] : []),
      meshConfig(revision, root),
    ],
  }));

function isDnsLabel(name: string): boolean {
  return name === name.toLowerCase();
}

function istiod(revision: string): Manifest {
  const labels = { app: 'istiod', 'istio.io/rev': revision };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(suffixed('istiod', revision), {
      namespace: SYSTEM,
      labels,
    }),
    spec: {
      selector: { matchLabels: { app: 'istiod' } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'discovery',
              image: 'istio/pilot:1.32',
              env: [{ name: 'PILOT_ENABLE_AMBIENT', value: 'true' }],
            },
          ],
        },
      },
    },
    status: { availableReplicas: 1 },
  };
}

function meshConfig(revision: string, root: string | undefined): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(suffixed('istio', revision), { namespace: SYSTEM }),
    data: { mesh: root ? `rootNamespace: ${root}\n` : '{}' },
  };
}

const suffixed = (name: string, revision: string) =>
  revision === 'default' ? name : `${name}-${revision}`;
