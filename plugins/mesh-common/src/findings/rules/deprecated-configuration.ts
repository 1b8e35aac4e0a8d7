import { subjectOf } from '../subjects';
import { TelemetryFact, VirtualServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { Found, Rule } from '../types';

/**
 * What Istio no longer reads or has replaced (Istio `pkg/config/analysis/analyzers/deprecation` and `telemetry/lightstep.go`).
 */
export const deprecatedConfiguration: Rule = {
  code: 'deprecated-configuration',
  severity: 'warning',
  istio: 'IST0002',
  *inCluster(cluster) {
    yield* removedApis(cluster);
    yield* egressProxies(cluster);
    yield* delayPercents(cluster);
    yield* lightstepTracing(cluster);
  },
};

const REMOVED: ReadonlySet<string> = new Set([
  ...['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding'],
]);

function* removedApis(cluster: InspectedCluster): Iterable<Found> {
  for (const crd of analyzed(cluster).details('crds')) {
    if (crd.group !== 'rbac.istio.io' || !REMOVED.has(crd.kind)) continue;
    yield {
      subject: subjectOf('CustomResourceDefinition', crd),
      message: `Istio no longer knows ${crd.kind} of rbac.istio.io: objects of it protect nothing.`,
      nextStep:
        'Write AuthorizationPolicies for what these objects were meant to say, then delete this CRD.',
    };
  }
}

function* egressProxies(cluster: InspectedCluster): Iterable<Found> {
  for (const sidecar of analyzed(cluster).details('sidecars')) {
    if (!sidecar.egressProxy) continue;
    yield {
      subject: subjectOf('Sidecar', sidecar),
      message: 'Its outboundTrafficPolicy.egressProxy is ignored.',
      nextStep:
        'Route through an egress gateway with a VirtualService, or remove the field.',
    };
  }
}

function* delayPercents(cluster: InspectedCluster): Iterable<Found> {
  const isOld = ({ http }: VirtualServiceFact) =>
    http.some(rule => rule.delayPercent);
  for (const vs of analyzed(cluster).details('virtualservices').filter(isOld)) {
    yield {
      subject: subjectOf('VirtualService', vs),
      message: 'It sets fault.delay.percent, which percentage has replaced.',
      nextStep: 'Write fault.delay.percentage.value instead.',
    };
  }
}

function* lightstepTracing(cluster: InspectedCluster): Iterable<Found> {
  const { details, meshConfig } = analyzed(cluster);
  const lightstep = new Set(meshConfig?.lightstepProviders);
  const isOld = ({ tracing }: TelemetryFact) =>
    tracing.some(({ providers }) => providers.some(p => lightstep.has(p)));
  for (const telemetry of details('telemetries').filter(isOld)) {
    yield {
      subject: subjectOf('Telemetry', telemetry),
      message: 'It traces with a Lightstep provider, which is deprecated.',
      nextStep:
        'Define an opentelemetry provider in the mesh config and name that one.',
    };
  }
}
