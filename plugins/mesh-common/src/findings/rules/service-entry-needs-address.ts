import { someOf, subjectOf } from '../subjects';
import { ServiceEntryFact } from '../../facts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * TCP without an address: a proxy cannot tell it from other TCP on that port (Istio `pkg/config/analysis/analyzers/
 * serviceentry/protocoladdresses.go`).
 */
export const serviceEntryNeedsAddress: Rule = {
  code: 'service-entry-needs-address',
  severity: 'warning',
  istio: 'IST0134',
  *inCluster(cluster) {
    const { details, meshConfig } = analyzed(cluster);
    if (meshConfig?.allocatesAddresses) return;
    for (const entry of details('serviceentries')) {
      const ports = tcpPorts(entry);
      if (entry.addresses.length || entry.allocated || !ports.length) continue;
      yield {
        subject: subjectOf('ServiceEntry', entry),
        message: `Its port ${someOf(
          ports,
        )} is TCP and it has no address: a proxy cannot tell its traffic from other traffic to that port.`,
        nextStep:
          'Set spec.addresses, name the protocol of the port, or let istiod allocate addresses (label networking.istio.io/enable-autoallocate-ip=true).',
      };
    }
  },
};

const tcpPorts = ({ ports }: ServiceEntryFact) =>
  ports
    .filter(({ protocol }) => ['', 'TCP'].includes(protocol.toUpperCase()))
    .map(({ number }) => `${number}`);
