import { WorkloadEntryFact } from '../../facts';
import { isSubset } from '../../mode';
import { virtualMachineMtls } from '../../mtls';
import { detailsIn, named } from '../known';
import { Place } from '../types';
import { AdviceRule } from '../types';

/** Behind the service, where the place is one. */
function isBehind(entry: WorkloadEntryFact, { service }: Place): boolean {
  return !service || isSubset(service.selector, entry.workloadLabels);
}

/**
 * Virtual machines take part with a sidecar; a service that runs on both kinds stays on sidecars until its machines take HBONE.
 */
export const virtualMachines: AdviceRule = {
  code: 'virtual-machines',
  source:
    'Istio `istioctl x workload entry configure`: no ambient option; `pilot/pkg/serviceregistry/ambient/workloads.go` (setTunnelProtocol)',
  look(place) {
    const entries = detailsIn(place, 'workloadentries');
    if (!entries)
      return [{ side: 'missing', text: 'WorkloadEntries were not read.' }];
    if (place.kind === 'Cluster') return [];
    const plain = entries.filter(
      entry => !entry.hbone && isBehind(entry, place),
    );
    if (!plain.length) return [];
    const strict = plain.some(
      entry => virtualMachineMtls(entry, place.cluster).mode === 'STRICT',
    );
    const sidecars = place.pods.some(pod => pod.mode.mode === 'sidecar');
    return [
      {
        side: 'against',
        text: `${named(
          'virtual machine',
          plain,
        )} without HBONE: ambient callers send plain text${
          strict ? ', which STRICT refuses' : ''
        }.`,
        ...(strict && {
          leadsTo: sidecars ? ('keep-sidecar' as const) : ('not-yet' as const),
          nextStep:
            'Let the machines take HBONE (ISTIO_META_ENABLE_HBONE and label networking.istio.io/tunnel=http), then look again.',
        }),
      },
    ];
  },
};
