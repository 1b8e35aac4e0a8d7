import { lookup as dnsLookup, LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP, isIPv6, LookupFunction } from 'node:net';

/** Where no API server of a cluster is: link-local, metadata services of clouds, multicast, "this host". */
const never = new BlockList();
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('224.0.0.0', 4, 'ipv4');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('255.255.255.255', 'ipv4');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('168.63.129.16', 'ipv4');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** An address that is never contacted on behalf of somebody, whatever the configuration allows. */
export function isForbiddenAddress(address: string): boolean {
  return within(never, address);
}

export function isLoopback(address: string): boolean {
  return within(loopback, address);
}

function within(list: BlockList, address: string): boolean {
  const plain = address.split('%')[0];
  if (!isIP(plain)) return false;
  return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Resolution of a name went where it must not. */
export class ForbiddenAddressError extends Error {
  readonly code = 'EFORBIDDENADDRESS';

  constructor(host: string) {
    super(`${host} resolves to an address that is never contacted`);
    this.name = 'ForbiddenAddressError';
  }
}

/**
 * `dns.lookup` for connections to registered clusters. It looks at the very addresses that are connected to, so a name that
 * resolves to another address after it was checked gains nothing.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  const all: LookupOptions = { ...options, all: true };
  dnsLookup(hostname, all, (error, found) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const addresses = found as unknown as LookupAddress[];
    if (addresses.some(a => isRefused(a.address))) {
      callback(new ForbiddenAddressError(hostname), '', 0);
      return;
    }
    if (options.all) callback(null, addresses, 0);
    else callback(null, addresses[0].address, addresses[0].family);
  });
};

/** A name must not lead to this host either: who means it writes the address, and the operator allows that. */
function isRefused(address: string): boolean {
  return isForbiddenAddress(address) || isLoopback(address);
}

/** @throws ForbiddenAddressError, or the error of the resolution */
export function assertResolvable(host: string): Promise<void> {
  if (isIP(host)) {
    return isForbiddenAddress(host)
      ? Promise.reject(new ForbiddenAddressError(host))
      : Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    guardedLookup(host, { all: true }, error =>
      error ? reject(error) : resolve(),
    );
  });
}
