import { End } from './ends';
import { unsupported, Verdict } from './verdict';

/**
 * Why mTLS between two clusters must fail, whatever the network: no common root, or identities of another trust domain.
 * @returns null: nothing that is known stands against it
 */
export function mistrust(from: End, to: End): Verdict | null {
  const [here, there] = [from.cluster.ctx, to.cluster.ctx];
  const [rootsA, rootsB] = [here.rootFingerprints, there.rootFingerprints];
  if (rootsA?.length && rootsB?.length) {
    if (!rootsA.some(root => rootsB.includes(root))) {
      return unsupported('The clusters have no root certificate in common.');
    }
  }
  const [domainA, domainB] = [here.trustDomain, there.trustDomain];
  if (!domainA || !domainB || domainA === domainB) return null;
  const ambient = from.mode === 'ambient' || to.mode === 'ambient';
  const aliased =
    here.trustDomainAliases.includes(domainB) &&
    there.trustDomainAliases.includes(domainA);
  // istiod expands aliases for Envoy only; ztunnel compares identities as they stand.
  if (!ambient && aliased) return null;
  return unsupported(
    `The trust domains differ (${domainA}, ${domainB})${
      aliased ? ', and ztunnel knows no aliases' : ''
    }.`,
  );
}
