import { isIPv6 } from 'node:net';
import { MeshError } from '../meshError';
import { assertResolvable, ForbiddenAddressError } from './addresses';

/**
 * Checks the host of an API server against `mesh.registration.allowedHosts`: names or addresses, with or without a port, `*.` in
 * front for any sub-domain. None listed: none allowed.
 * @throws MeshError `host-not-allowed`
 */
export async function assertAllowedHost(
  server: string,
  allowedHosts: readonly string[],
): Promise<void> {
  const url = new URL(server);
  if (!allowedHosts.some(pattern => matches(url, pattern))) {
    throw notAllowed(
      url.host,
      'is not among the hosts that this portal may contact',
    );
  }
  try {
    await assertResolvable(bare(url.hostname));
  } catch (error) {
    if (error instanceof ForbiddenAddressError) {
      throw notAllowed(url.host, 'leads to an address that is never contacted');
    }
    throw new MeshError(
      'cluster-unreachable',
      `${url.hostname} cannot be resolved`,
      {
        field: 'kubeconfig',
        nextStep: 'Check the server of the kubeconfig.',
      },
    );
  }
}

function notAllowed(host: string, why: string): MeshError {
  return new MeshError('host-not-allowed', `${host} ${why}`, {
    field: 'kubeconfig',
    nextStep:
      'Ask the team that runs the portal to add it to mesh.registration.allowedHosts.',
  });
}

function matches(url: URL, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  const port = url.port || '443';
  const host = bare(url.hostname);
  const [name, wantedPort] = splitPort(wanted);
  if (wantedPort && wantedPort !== port) return false;
  return name.startsWith('*.')
    ? host.endsWith(name.slice(1)) && host.length > name.length - 1
    : host === name;
}

function splitPort(pattern: string): [string, string | undefined] {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(pattern);
  if (bracketed) return [bracketed[1], bracketed[2]];
  if (isIPv6(pattern)) return [pattern, undefined];
  const [name, port] = pattern.split(':');
  return [name, port];
}

/** `URL` keeps the brackets of IPv6 addresses. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
