import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { hasProtocol, isIstios } from '../analyzer/portNames';
import { Rule } from '../types';

/** A port of an ExternalName Service that a proxy takes all traffic of that port for (Istio `pkg/config/analysis/analyzers/service/portname.go`). */
export const externalNamePortName: Rule = {
  code: 'external-name-port-name',
  severity: 'warning',
  istio: 'IST0150',
  *inCluster(cluster) {
    for (const service of analyzed(cluster).platform('services')) {
      if (isIstios(service) || service.type !== 'ExternalName') continue;
      const ports = service.ports
        .filter(port => !hasProtocol(port) || port.name === 'tcp')
        .map(({ port, name }) => (name ? `${port} (${name})` : `${port}`));
      if (!ports.length) continue;
      yield {
        subject: subjectOf('Service', service),
        message: `It is an ExternalName Service, and its port ${someOf(
          ports,
        )} is TCP to a proxy: other traffic to this port number may be sent there.`,
        nextStep:
          'Name the port after its protocol, as in http or https, or use a ServiceEntry instead.',
      };
    }
  },
};
