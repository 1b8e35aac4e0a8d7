import { join } from 'node:path';
import { Fleet, startFleet } from 'fleet';
import { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { exportClusters } from '../testing/exportFleet';
import { inspectFiles } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';

/**
 * What the story of the fleet plants (`packages/fleet/src/story`), and why each is there. A finding that is not in this list
 * is a false alarm or an unplanned one; one that is missing is a rule that does not see.
 */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  // Pods on GPU nodes, where neither istio-cni nor ztunnel runs.
  'ambient-not-captured': [
    'prod-eu-1 Deployment ranking/ranking',
    'prod-eu-1 Deployment recommendations/recommendations-model',
  ],
  'host-network-pod': ['prod-eu-1 Deployment orders/orders-probe'],
  // prod-ap-1 runs sidecars, the others ambient; each cluster is a network of its own. refunds is sidecars on both sides.
  'modes-cannot-talk': [
    'edge-eu-2 Namespace storefront',
    'prod-eu-1 Namespace inventory',
    'prod-eu-1 Namespace payments',
    'prod-eu-1 Namespace shipping',
    'prod-eu-1 Namespace storefront',
    'prod-us-1 Namespace payments',
    'prod-us-1 Namespace storefront',
  ],
  // Both labels at once.
  'namespace-labels-conflict': ['prod-us-1 Namespace promotions'],
  // Whatever stays outside; that is most of a young mesh.
  'namespace-not-in-mesh': [
    'edge-eu-2 Namespace catalog',
    'edge-eu-2 Namespace default',
    'edge-eu-2 Namespace ingress',
    'edge-eu-2 Namespace mesh-onboarding',
    'edge-eu-2 Namespace monitoring',
    'edge-eu-2 Namespace pos',
    'prod-ap-1 Namespace default',
    'prod-ap-1 Namespace ingress',
    'prod-ap-1 Namespace mesh-onboarding',
    'prod-ap-1 Namespace monitoring',
    'prod-eu-1 Namespace autocomplete',
    'prod-eu-1 Namespace chargebacks',
    'prod-eu-1 Namespace default',
    'prod-eu-1 Namespace indexer',
    'prod-eu-1 Namespace ingress',
    'prod-eu-1 Namespace invoices',
    'prod-eu-1 Namespace media',
    'prod-eu-1 Namespace mesh-onboarding',
    'prod-eu-1 Namespace monitoring',
    'prod-eu-1 Namespace pricing',
    'prod-eu-1 Namespace refunds',
    'prod-eu-1 Namespace returns',
    'prod-us-1 Namespace autocomplete',
    'prod-us-1 Namespace default',
    'prod-us-1 Namespace ingress',
    'prod-us-1 Namespace invoices',
    'prod-us-1 Namespace mesh-onboarding',
    'prod-us-1 Namespace monitoring',
    'prod-us-1 Namespace pricing',
    'prod-us-1 Namespace refunds',
  ],
  // The waypoint whose pod cannot start, and the service that waits for it.
  'negative-condition': [
    'prod-eu-1 Gateway search/search-waypoint',
    'prod-eu-1 Service search/search',
  ],
  'opted-out-pod': ['prod-eu-1 Deployment reviews/reviews'],
  // checkout-only was meant for the workload and lies in the root namespace, in every cluster.
  'policy-selector-in-root': [
    'edge-eu-2 PeerAuthentication istio-system/checkout-only',
    'prod-ap-1 PeerAuthentication istio-system/checkout-only',
    'prod-eu-1 PeerAuthentication istio-system/checkout-only',
    'prod-us-1 PeerAuthentication istio-system/checkout-only',
  ],
  // The newer STRICT policy is dead beside an older one.
  'policy-shadowed': [
    'prod-eu-1 PeerAuthentication payments/strict-2026',
    'prod-us-1 PeerAuthentication payments/strict-2026',
  ],
  // Sidecars are distroless, and the mesh config does not say so.
  'proxy-image-outdated': [
    'prod-ap-1 Namespace ads',
    'prod-ap-1 Namespace inventory',
    'prod-ap-1 Namespace payments',
    'prod-ap-1 Namespace refunds',
    'prod-ap-1 Namespace storefront',
    'prod-us-1 Namespace promotions',
  ],
  // Two modes are asked for.
  'restart-injects': ['prod-us-1 Deployment promotions/promotions'],
  // Half moved: the pods made before keep their sidecars.
  'restart-leaves-sidecar': ['prod-us-1 Deployment shipping/shipping-labels'],
  // Runs outside of the mesh there, under the name that is global elsewhere.
  'scope-differs': ['edge-eu-2 Service catalog/catalog'],
  // Sidecars in both clusters, and multi-network is on in prod-us-1.
  'sidecar-cut-off': ['prod-us-1 Service refunds/refunds'],
  'waypoint-bypassed-by-sidecars': ['prod-us-1 Gateway payments/waypoint'],
  // The waypoints of global services carry no label istio.io/global.
  'waypoint-not-global': [
    'prod-eu-1 Service catalog/catalog',
    'prod-eu-1 Service payments/checkout',
    'prod-us-1 Service payments/checkout',
  ],
  // Its pod cannot start.
  'waypoint-not-programmed': ['prod-eu-1 Gateway search/search-waypoint'],
  // A waypoint is generated with one replica, and none is scaled.
  'waypoint-single-replica': [
    'prod-eu-1 Gateway carts/carts-waypoint',
    'prod-eu-1 Gateway catalog/waypoint',
    'prod-eu-1 Gateway payments/waypoint',
    'prod-eu-1 Gateway search/search-waypoint',
    'prod-us-1 Gateway payments/waypoint',
  ],
  // catalog has a waypoint in prod-eu-1 only.
  'waypoint-twin-missing': ['prod-us-1 Service catalog/catalog'],
};

const scratch = scratchFolder();
let fleet: Fleet;
let report: MeshReport;

beforeAll(async () => {
  const folder = scratch.path('fleet');
  fleet = await startFleet({ ports: 'any', folder });
  const clusters = await exportClusters(
    join(folder, 'kubeconfig'),
    scratch.path('export'),
  );
  report = await inspectFiles(clusters);
}, 120_000);

afterAll(() => fleet?.close());

describe('mesh inspect on the exported fleet', () => {
  it('finds what the story plants and nothing else', () => {
    const found: Record<string, string[]> = {};
    for (const { code, cluster, subject } of report.findings) {
      const name = subject.namespace
        ? `${subject.namespace}/${subject.name}`
        : subject.name;
      (found[code] ??= []).push(`${cluster} ${subject.kind} ${name}`);
    }
    expect(found).toEqual(PLANTED);
  });
});
