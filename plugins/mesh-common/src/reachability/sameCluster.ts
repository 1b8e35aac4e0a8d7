import { virtualMachineMtls } from '../mtls';
import { End } from './ends';
import {
  bypassesWaypoint,
  l4Only,
  supported,
  unsupported,
  Verdict,
} from './verdict';

/** Inside one cluster every mode reaches every other; what differs is what is enforced on the way. */
export function sameCluster(from: End, to: End): Verdict {
  if (from.mode === 'none') return fromOutside(to);
  if (to.mode === 'none') {
    return l4Only('Plain text: nothing at the other end takes mTLS.');
  }
  if (to.mode === 'ambient') return toAmbient(from);
  if (from.mode !== 'ambient') return supported('mTLS between sidecars.');
  return to.mode === 'vm' ? ambientToMachine(to) : ambientToSidecar(to);
}

/** Plain text goes from ztunnel to the pod and never through a waypoint (Istio `architecture/ambient/peer-authentication.md`). */
function fromOutside(to: End): Verdict {
  if (to.mode === 'ambient') {
    return bypassesWaypoint(
      'Plain text goes past the waypoint, and is refused where the policy is STRICT.',
    );
  }
  return l4Only('Plain text; refused where the policy is STRICT.');
}

/** Sidecars address the workload itself (comment in Istio `pilot/pkg/xds/endpoints/endpoint_builder.go`). */
function toAmbient(from: End): Verdict {
  if (from.mode === 'ambient') {
    return supported('HBONE between ztunnels, through the waypoint if bound.');
  }
  return bypassesWaypoint(
    'HBONE straight to the workload: what the waypoint enforces does not hold for sidecar callers.',
  );
}

/** Label `networking.istio.io/tunnel=http` decides; the injector sets it where the mesh config says so. */
function ambientToSidecar({ cluster }: End): Verdict {
  const sidecars = cluster.pods.filter(pod => pod.mode.mode === 'sidecar');
  const plain = sidecars.filter(({ pod }) => pod.labels[TUNNEL] !== 'http');
  if (!plain.length) return supported('HBONE to the sidecar.');
  if (plain.some(({ mtls }) => mtls.mode === 'STRICT')) {
    return unsupported(
      `${plain.length} of ${sidecars.length} sidecars do not take HBONE, so ztunnel sends plain text, and some of them are STRICT.`,
    );
  }
  return l4Only(
    `${plain.length} of ${sidecars.length} sidecars do not take HBONE: ztunnel sends them plain text.`,
  );
}

const TUNNEL = 'networking.istio.io/tunnel';

/** ztunnel speaks HBONE only to an entry that says it takes it (Istio `pilot/pkg/serviceregistry/ambient/workloads.go`). */
function ambientToMachine({ cluster }: End): Verdict {
  const entries = [...(cluster.view.details.workloadentries?.values() ?? [])];
  const plain = entries.filter(entry => !entry.hbone);
  if (!plain.length) return supported('HBONE to the virtual machine.');
  const strict = plain.some(
    entry => virtualMachineMtls(entry, cluster).mode === 'STRICT',
  );
  if (strict) {
    return unsupported(
      'ztunnel sends plain text to machines that do not take HBONE, and some of them are STRICT.',
    );
  }
  return l4Only('Plain text to machines that do not take HBONE.');
}
