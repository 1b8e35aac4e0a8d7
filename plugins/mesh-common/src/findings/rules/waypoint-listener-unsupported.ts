import { subjectOf } from '../subjects';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

/**
 * A waypoint takes traffic on one listener, port 15008 with protocol HBONE. istiod says so only on the listener; Gateway and
 * Services look accepted (Istio `pilot/pkg/config/kube/gateway/conversion.go`).
 */
export const waypointListenerUnsupported: Rule = {
  code: 'waypoint-listener-unsupported',
  severity: 'warning',
  *inCluster(cluster) {
    for (const { gateway, readiness } of waypointsOf(cluster)) {
      if (readiness.listenerOk) continue;
      const listeners = gateway.listeners.map(l => `${l.protocol} ${l.port}`);
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `Its listener is ${
          listeners.join(', ') || 'missing'
        }; ztunnel speaks HBONE to port 15008.`,
        nextStep:
          'Give it one listener with port 15008 and protocol HBONE, as istioctl waypoint generate prints it.',
      };
    }
  },
};
