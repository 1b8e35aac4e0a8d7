/**
 * Who may import whom. Lint is made from this (`layers/eslint.ts`), and `layers.test.ts` follows
 * imports through the whole workspace. Anything new in a folder listed here needs a line of its own.
 */
export interface Layer {
  /** A folder or a file, from the root of the checkout. Source that belongs to no layer is an error. */
  path: string;
  /** Paths of the other layers it may import. */
  imports: string[];
  /** Shown where the rule is broken. */
  because: string;
  /** The only npm packages it may import; absent: those of its package.json. */
  packages?: string[];
  /** No Node built-ins, no clock, no randomness: time and chance arrive as values. */
  isPure?: true;
  /** What it must not reach, however long the way: layers, npm packages, `node:*`. */
  neverReaches?: string[];
}

const common = 'plugins/mesh-common/src';
const node = 'plugins/mesh-node/src';
const backend = (name: string) => `plugins/mesh-backend/src/${name}`;
const inBackend = (...names: string[]) => names.map(backend);

/** Small things that every part of the backend may use; they import no part of it. */
const shared = inBackend(
  ...['clock.ts', 'config.ts', 'meshError.ts', 'parseConfig.ts'],
);

/** Effects on the outside world, and what brings them. */
const io = [
  ...['node:fs', 'node:net', 'node:http', 'node:https', 'node:child_process'],
  ...['undici', 'knex', 'express', '@kubernetes/client-node'],
];

const packages: Layer[] = [
  {
    path: common,
    imports: [],
    because:
      'mesh-common is the pure model: it runs in browsers, and the same facts give the same answer',
    packages: [
      ...['@backstage/catalog-model', '@backstage/errors', '@backstage/types'],
      '@backstage/plugin-permission-common',
      ...['@noble/hashes', 'canonicalize', 'yaml', 'zod'],
    ],
    isPure: true,
    neverReaches: ['node:*', 'react', 'knex', '@kubernetes/client-node'],
  },
  {
    path: node,
    imports: [common],
    because: 'mesh-node is extension points, service refs and types only',
    neverReaches: io,
  },
  {
    path: 'plugins/mesh-frontend/src',
    imports: [common],
    because:
      'the frontend speaks the contract of mesh-common, never the backend',
    neverReaches: ['node:*', 'plugins/mesh-backend/src', node],
  },
  {
    path: 'plugins/scaffolder-actions/src',
    imports: [common],
    because: 'the actions speak the contract of mesh-common, never the backend',
    neverReaches: ['plugins/mesh-backend/src'],
  },
  {
    path: 'plugins/catalog-module-mesh/src',
    imports: [common],
    because:
      'the catalog module speaks the contract of mesh-common, never the backend',
    neverReaches: ['plugins/mesh-backend/src'],
  },
  {
    path: 'packages/app/src',
    imports: ['plugins/mesh-frontend/src'],
    because: 'the app is composition only',
  },
  {
    path: 'packages/backend/src',
    imports: [
      ...[common, node, backend('index.ts')],
      'plugins/scaffolder-actions/src',
      'plugins/catalog-module-mesh/src',
    ],
    because:
      'the backend is composition only: it imports what others would install',
  },
  {
    path: 'packages/mesh-cli/src',
    imports: [common, 'packages/mesh-cli/package.json'],
    because:
      'the command line is the model and a YAML parser: it needs no portal and no cluster',
    packages: ['@mesh-onboarding/backstage-plugin-mesh-common', 'yaml'],
    neverReaches: [
      ...['node:net', 'node:http', 'node:https', 'node:child_process'],
      ...['undici', '@kubernetes/client-node', 'plugins/mesh-backend/src'],
    ],
  },
  {
    path: 'packages/fleet/src',
    imports: [],
    because:
      'the fleet plays the clusters: what it judges must not be what it is made of',
  },
];

const partsOfTheBackend: Layer[] = [
  ...shared.map(path => ({
    path,
    imports: [common, node, ...shared],
    because: 'what every part uses must not use the parts',
  })),
  {
    path: backend('kube'),
    imports: [common, node, ...shared],
    because:
      'kube is the connection to a Kubernetes API and knows nothing of us',
  },
  {
    path: backend('store'),
    imports: [common, ...shared],
    because: 'store is the database, below everything that decides',
  },
  {
    path: backend('clusters'),
    imports: [
      common,
      node,
      ...shared,
      ...inBackend('kube', 'credentials', 'store'),
    ],
    because:
      'clusters holds the connections; who reads through them is not its business',
  },
  {
    path: backend('credentials'),
    imports: [common, node, ...shared, ...inBackend('kube', 'store')],
    because: 'credentials are taken in and handed out, never used here',
  },
  {
    path: backend('feeds'),
    imports: [
      common,
      node,
      ...shared,
      ...inBackend('clusters', 'kube', 'graph'),
    ],
    because:
      'feeds bring facts into the graph: feeds -> graph -> queries -> http',
  },
  {
    path: backend('graph'),
    imports: [common],
    because: 'the graph derives and knows no I/O',
    neverReaches: [...io, ...inBackend('kube', 'store', 'feeds')],
  },
  {
    path: backend('queries'),
    imports: [common, ...shared, backend('graph')],
    because: 'queries is the one door to the graph and knows no I/O',
    neverReaches: [...io, ...inBackend('kube', 'store', 'feeds')],
  },
  {
    path: backend('ownership'),
    imports: [common, node, ...shared, backend('queries')],
    because: 'ownership decides from facts and the catalog',
  },
  {
    path: backend('probe'),
    imports: [common, node, ...shared, ...inBackend('kube', 'clusters')],
    because: 'a probe asks an istiod and decides nothing',
  },
  {
    path: backend('preflight'),
    imports: [
      ...[common, node, ...shared],
      ...inBackend('kube', 'clusters', 'credentials', 'probe', 'queries'),
    ],
    because:
      'the pre-flight looks at a cluster and changes nothing: no delivery',
  },
  {
    path: backend('permissions'),
    imports: [common, node, ...shared],
    because: 'permissions are asked for by routes and know none',
  },
  {
    path: backend('signals'),
    imports: [common, node, ...shared],
    because: 'a signal says that something changed, and knows nothing of what',
  },
  {
    path: backend('delivery'),
    imports: [common, node, ...shared, ...inBackend('kube', 'clusters')],
    because: 'delivery is the only writer to clusters and knows no request',
  },
  {
    path: backend('requests'),
    imports: [
      ...[common, node, ...shared],
      ...inBackend('store', 'delivery', 'queries', 'ownership', 'clusters'),
      ...inBackend('credentials', 'preflight', 'probe', 'permissions'),
    ],
    because: 'requests write through delivery, read through queries',
  },
  {
    path: backend('http'),
    imports: [
      ...[common, node, ...shared],
      ...inBackend('queries', 'requests', 'ownership', 'permissions'),
      ...inBackend('credentials', 'preflight'),
    ],
    because:
      'a route parses, authorizes, asks and answers; it touches no cluster and no table',
  },
  ...inBackend(
    'plugin.ts',
    'startMesh.ts',
    'readSide.ts',
    'requestSide.ts',
    'index.ts',
  ).map(path => ({
    path,
    imports: [common, node, 'plugins/mesh-backend/src'],
    because: 'the plugin puts its parts together',
  })),
];

export const layers: Layer[] = [...packages, ...partsOfTheBackend];

/** Source that is not shipped: it may import anything, and shipped source must not import it. */
export const notShipped =
  /(^|\/)(testing|dev|__testUtils__|__mocks__)\/|\.test\.|(^|\/)setupTests\./;
