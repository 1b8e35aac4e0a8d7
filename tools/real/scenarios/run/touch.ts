import { Manifest } from '../generate/manifest';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import { emptyWaves, Wave } from '../generate/wave';

/**
 * A wave that touches every PeerAuthentication that selects workloads: the remedy for conversions that have become stale.
 */
export function touchPolicies(
  objects: readonly KubernetesObject[],
  namespaces: readonly string[],
): Wave {
  const [wave] = emptyWaves();
  const policies = objects.filter(
    ({ kind, metadata, spec }) =>
      kind === 'PeerAuthentication' &&
      namespaces.includes(metadata.namespace ?? '') &&
      (spec as { portLevelMtls?: object })?.portLevelMtls,
  );
  return {
    ...wave,
    apply: policies.map(policy => touched(policy)),
  };
}

const touched = ({ apiVersion, kind, metadata, spec }: KubernetesObject) => {
  const { name, namespace, labels } = metadata as Manifest['metadata'];
  return {
    apiVersion,
    kind,
    // All of it: what an applier leaves out it takes away.
    metadata: { name, namespace, labels, annotations: { touched: 'yes' } },
    spec: spec as object,
  };
};
