import { CrdFact } from '../../facts';

/** Oldest version of the Gateway API that istiod reads these kinds from (Istio `pkg/config/schema/gatewayapi`). */
const MINIMUM: Readonly<Record<string, readonly [number, number]>> = {
  'grpcroutes.gateway.networking.k8s.io': [1, 1],
  'backendtlspolicies.gateway.networking.k8s.io': [1, 4],
  'tlsroutes.gateway.networking.k8s.io': [1, 5],
  'tcproutes.gateway.networking.k8s.io': [1, 6],
};

/** The version that this CRD would need; null: it is new enough, or nobody can say. Patch and pre-release do not matter. */
export function neededVersion({ name, bundleVersion }: CrdFact): string | null {
  if (!Object.hasOwn(MINIMUM, name)) return null;
  const version = /^v?(\d+)(?:\.(\d+))?(?:\.\d+)?(?:[-+].*)?$/.exec(
    bundleVersion ?? '',
  );
  if (!version) return null;
  const [major, minor] = MINIMUM[name];
  const has = [Number(version[1]), Number(version[2] ?? 0)];
  const isOld = has[0] < major || (has[0] === major && has[1] < minor);
  return isOld ? `${major}.${minor}.0` : null;
}

const GROUP = 'gateway.networking.k8s.io';

/** Kinds of the Gateway API that are not served in a version (Istio `istioctl/pkg/precheck/precheck.go`, checkGatewayAPIs). */
export function isUnserved(
  crd: CrdFact,
  kinds: ReadonlySet<string>,
  version: string,
): boolean {
  return (
    crd.group === GROUP &&
    kinds.has(crd.kind) &&
    !crd.versions.includes(version)
  );
}
