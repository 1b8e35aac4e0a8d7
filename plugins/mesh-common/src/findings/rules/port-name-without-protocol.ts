import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { hasProtocol, isIstios } from '../analyzer/portNames';
import { Rule } from '../types';

/** A port whose name tells no protocol (Istio `pkg/config/analysis/analyzers/service/portname.go`). */
export const portNameWithoutProtocol: Rule = {
  code: 'port-name-without-protocol',
  severity: 'info',
  istio: 'IST0118',
  *inCluster(cluster) {
    for (const service of analyzed(cluster).platform('services')) {
      if (isIstios(service) || service.type === 'ExternalName') continue;
      const ports = service.ports
        .filter(port => !hasProtocol(port))
        .map(({ port, name }) => (name ? `${port} (${name})` : `${port}`));
      if (!ports.length) continue;
      yield {
        subject: subjectOf('Service', service),
        message: `Port ${someOf(
          ports,
        )} tells no protocol. Sidecars and waypoints find it out from the first bytes, which protocols whose server speaks first do not survive.`,
        nextStep:
          'Set appProtocol, or begin the name of the port with the protocol, as in http-api or tcp-broker.',
      };
    }
  },
};
