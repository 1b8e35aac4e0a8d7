import { subjectOf } from '../subjects';
import { TelemetryFact } from '../../facts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** Access logs are asked for, and nobody is named to write them (Istio `pkg/config/analysis/analyzers/telemetry/providers.go`). */
export const telemetryWithoutProvider: Rule = {
  code: 'telemetry-without-provider',
  severity: 'warning',
  istio: 'IST0157',
  *inCluster(cluster) {
    const { details, meshConfig } = analyzed(cluster);
    if (meshConfig?.logsByDefault) return;
    for (const telemetry of details('telemetries').filter(logsNowhere)) {
      yield {
        subject: subjectOf('Telemetry', telemetry),
        message:
          'It asks for access logs without a provider, and the mesh config has none by default: nothing is logged.',
        nextStep:
          'Name a provider in accessLogging.providers, as envoy, or set defaultProviders.accessLogging in the mesh config.',
      };
    }
  },
};

const logsNowhere = ({ accessLogging }: TelemetryFact) =>
  accessLogging.some(
    ({ disabled, providers }) => !disabled && !providers.length,
  );
