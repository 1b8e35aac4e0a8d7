import { stringify } from 'yaml';

/** What a portal has of its own: ports, a database, and one service that somebody owns. */
export function localConfig(options: {
  frontendPort: number;
  backendPort: number;
  postgres: string;
  entitiesFile: string;
  /** 32 bytes in base64. */
  key: string;
}): string {
  const { frontendPort, backendPort, postgres, entitiesFile, key } = options;
  return stringify({
    app: { baseUrl: `http://localhost:${frontendPort}` },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { port: backendPort, host: '127.0.0.1' },
      cors: { origin: `http://localhost:${frontendPort}` },
      database: { client: 'pg', connection: postgres },
    },
    mesh: { credentials: { keys: [{ id: 'first', key }] } },
    catalog: {
      rules: [{ allow: ['Component', 'Group', 'Location'] }],
      locations: [{ type: 'file', target: entitiesFile }],
    },
  });
}

/** A service of the fleet's story and the team that its namespace names. */
export const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'team-payments' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      annotations: { 'backstage.io/kubernetes-namespace': 'payments' },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/team-payments',
    },
  },
]
  .map(entity => stringify(entity))
  .join('---\n');
