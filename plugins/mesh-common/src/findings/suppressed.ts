import { DetailKind, FactKind, ObjectFact } from '../facts';
import type { Finding } from '../inspect/report';
import type { InspectedCluster } from '../world';

/** Two kinds are called Gateway; only conditions are looked at in that of the Gateway API. */
const API_GATEWAY = 'Gateway of the Gateway API';
const OF_API_GATEWAYS = 'IST0171';

const FACT_KINDS: Partial<Record<FactKind, string>> = {
  namespaces: 'Namespace',
  pods: 'Pod',
  services: 'Service',
  deployments: 'Deployment',
  gateways: API_GATEWAY,
  peerauthentications: 'PeerAuthentication',
};

/** Routes and webhooks say their kind themselves. */
const DETAIL_KINDS: Partial<Record<DetailKind, string>> = {
  authorizationpolicies: 'AuthorizationPolicy',
  classicgateways: 'Gateway',
  crds: 'CustomResourceDefinition',
  destinationrules: 'DestinationRule',
  envoyfilters: 'EnvoyFilter',
  proxyconfigs: 'ProxyConfig',
  requestauthentications: 'RequestAuthentication',
  routes: '',
  serviceentries: 'ServiceEntry',
  sidecars: 'Sidecar',
  telemetries: 'Telemetry',
  virtualservices: 'VirtualService',
  wasmplugins: 'WasmPlugin',
  webhooks: '',
  workloadentries: 'WorkloadEntry',
};

const known = new WeakMap<
  InspectedCluster,
  ReadonlyMap<string, readonly string[]>
>();

/**
 * Whether somebody has said, with annotation `galley.istio.io/analyze-suppress`, that this code is not to be found on this
 * object (Istio `pkg/config/analysis/local/istiod_analyze.go`, filterMessages).
 */
export function isSuppressed(
  subject: Finding['subject'],
  istio: string,
  cluster: InspectedCluster,
): boolean {
  const codes = suppressions(cluster).get(keyOf(subject, istio));
  return !!codes?.some(code => code === '*' || code === istio);
}

function suppressions(
  cluster: InspectedCluster,
): ReadonlyMap<string, readonly string[]> {
  const before = known.get(cluster);
  if (before) return before;
  const found = new Map<string, readonly string[]>();
  for (const { kind, facts } of everything(cluster)) {
    for (const fact of facts) {
      if (!fact.suppress) continue;
      const { namespace, name } = fact;
      const own = (fact as { kind?: string }).kind ?? '';
      found.set(
        keyOf({ kind: kind || own, ...(namespace && { namespace }), name }),
        fact.suppress,
      );
    }
  }
  known.set(cluster, found);
  return found;
}

function* everything({
  view,
}: InspectedCluster): Iterable<{ kind: string; facts: Iterable<ObjectFact> }> {
  for (const [fact, kind] of Object.entries(FACT_KINDS)) {
    yield { kind, facts: view.facts[fact as FactKind].values() };
  }
  for (const [detail, kind] of Object.entries(DETAIL_KINDS)) {
    const facts = view.details[detail as DetailKind]?.values();
    if (facts) yield { kind, facts };
  }
}

function keyOf(
  { kind, namespace, name }: Finding['subject'],
  istio?: string,
): string {
  const isApi = kind === 'Gateway' && istio === OF_API_GATEWAYS;
  return `${isApi ? API_GATEWAY : kind}/${namespace ?? ''}/${name}`;
}
