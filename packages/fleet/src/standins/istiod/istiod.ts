import { standIn, type StandIn } from '../standIn';
import { keepGatewayClasses } from './gatewayClasses';
import { keepGateways } from './gateways';
import { serveMonitoring } from './monitoring';
import { PILOT, type IstiodOptions } from './options';
import { followRemoteClusters } from './remoteClusters';
import { keepRootCertificate } from './rootCertificate';
import { keepServiceConditions } from './services';

export interface Istiod extends StandIn {
  /** `http://127.0.0.1:<port>` of the monitoring port; undefined while it is not served. */
  readonly monitoringUrl: string | undefined;
}

/** istiod as the Kubernetes API and its monitoring port show it. It serves no proxies. */
export function istiod(options: IstiodOptions): Istiod {
  let monitoringUrl: string | undefined;
  const part = standIn({
    name: 'istiod',
    fieldManager: PILOT,
    async setUp(run) {
      keepGatewayClasses(run, options);
      keepRootCertificate(run, options);
      keepGateways(run, options);
      if (options.ambient) keepServiceConditions(run);
      const remotes = followRemoteClusters(run, options);
      if (options.monitoringPort === undefined) return;
      const monitoring = await serveMonitoring(options, remotes);
      monitoringUrl = monitoring.url;
      run.onStop(async () => {
        monitoringUrl = undefined;
        await monitoring.close();
      });
    },
  });
  return {
    name: part.name,
    start: client => part.start(client),
    stop: () => part.stop(),
    get monitoringUrl() {
      return monitoringUrl;
    },
  };
}
