import { someOf, subjectOf } from '../subjects';
import { ClassicGatewayFact } from '../../facts';
import { isSubset } from '../../mode';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * Two Gateways of the same pods use one certificate: a browser reuses its HTTP/2 connection for a host of the other one and
 * gets 404 (Istio `pkg/config/analysis/analyzers/gateway/certificate.go`). Odd and kept: it is said of the one whose
 * selector is part of that of the other, and namespaces of credentials are not compared.
 */
export const gatewaysShareCertificate: Rule = {
  code: 'gateways-share-certificate',
  severity: 'warning',
  istio: 'IST0138',
  *inCluster(cluster) {
    const gateways = analyzed(cluster).details('classicgateways');
    for (const gateway of gateways) {
      const others = gateways
        .filter(other => other !== gateway)
        .filter(other => isSubset(gateway.selector, other.selector))
        .filter(other => shareCertificate(gateway, other));
      if (!others.length) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `It uses the same certificate as the Gateway ${someOf(
          others.map(other => `${other.namespace}/${other.name}`),
        )}: clients that reuse a connection get 404 for the hosts of the other one.`,
        nextStep:
          'Put the servers with this certificate into one Gateway, or give each Gateway a certificate of its own.',
      };
    }
  },
};

type Certificate = ClassicGatewayFact['servers'][number]['certificate'];

function shareCertificate(
  a: ClassicGatewayFact,
  b: ClassicGatewayFact,
): boolean {
  return a.servers.some(one =>
    b.servers.some(other => isSame(one.certificate, other.certificate)),
  );
}

function isSame(a: Certificate, b: Certificate): boolean {
  if (!a || !b) return false;
  if (a.credential || b.credential) return a.credential === b.credential;
  return (
    a.file !== '' &&
    a.file === b.file &&
    a.keyFile !== '' &&
    a.keyFile === b.keyFile
  );
}
