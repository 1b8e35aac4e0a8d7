import type { Ready } from './api/messages';
import { entity, token } from './shape';

/** `mesh` and `kubernetes` of an app-config, for the same clusters. */
export function clusterConfig({ clusters, ca }: Ready, tokenFile: string) {
  const caData = Buffer.from(ca).toString('base64');
  return {
    mesh: {
      approvers: ['group:default/platform'],
      clusters: clusters.map(({ name, url: server }) => ({
        name,
        kubeconfig: { server, caData, tokenFile },
      })),
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, url }) => ({
            ...{ name, url, caData },
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
  };
}

/** The rest of a portal with one account, in memory. */
export function portalConfig(port: number, catalogFile: string) {
  const baseUrl = `http://localhost:${port}`;
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      ...{ baseUrl, listen: { host: '127.0.0.1', port } },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: { providers: { demo: { accounts: ['bench'] } } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['Component', 'Group', 'User'] }],
      locations: [{ type: 'file', target: catalogFile }],
    },
  };
}

const apiVersion = 'backstage.io/v1alpha1';

/** The entity, its team, and who looks at it. */
export const catalog = [
  {
    ...{ apiVersion, kind: 'Group', metadata: { name: 'team-bench' } },
    spec: { type: 'team', children: [] },
  },
  {
    ...{ apiVersion, kind: 'User', metadata: { name: 'bench' } },
    spec: { memberOf: ['team-bench'] },
  },
  {
    ...{ apiVersion, kind: 'Component' },
    metadata: { name: entity.name, annotations: entity.annotations },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/team-bench',
    },
  },
];
