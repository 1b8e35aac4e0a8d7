import { service, waypoint } from '../../contract/objects';
import type { Write } from '../life';
import { inNamespace } from './paths';

type Labels = Record<string, string | null>;

export const label = (path: string, labels: Labels): Write => ({
  verb: 'PATCH',
  path,
  body: { metadata: { labels } },
});

export const remove = (path: string): Write => ({ verb: 'DELETE', path });

/** The writes of a life to its namespace. */
export const writesTo = (namespace: string) => {
  const at = inNamespace(namespace);
  return {
    at,
    service: (name: string, labels: Record<string, string> = {}): Write => ({
      verb: 'POST',
      path: at.services,
      body: service(name, {}, { labels }),
    }),
    gateway: (
      name: string,
      labels: Record<string, string> = {},
      spec: object = {},
    ): Write => ({
      verb: 'POST',
      path: at.gateways,
      body: waypoint(name, labels, spec),
    }),
    listener: (name: string, listener: object): Write => ({
      verb: 'PATCH',
      path: `${at.gateways}/${name}`,
      body: {
        spec: {
          listeners: [
            { name: 'mesh', port: 15008, protocol: 'HBONE', ...listener },
          ],
        },
      },
    }),
    scale: (name: string, replicas: number): Write => ({
      verb: 'PATCH',
      path: `${at.deployments}/${name}`,
      body: { spec: { replicas } },
    }),
  };
};
