import { subjectOf } from '../subjects';
import { virtualMachineMtls } from '../../mtls';
import { Rule } from '../types';

/**
 * ztunnel speaks HBONE to a WorkloadEntry that says it takes it, else plain text (Istio `pilot/pkg/serviceregistry/ambient/
 * workloads.go`, setTunnelProtocol). A virtual machine under STRICT refuses that.
 */
export const vmRefusesAmbient: Rule = {
  code: 'vm-refuses-ambient',
  severity: 'warning',
  *inCluster(cluster) {
    if (!cluster.pods.some(pod => pod.mode.mode === 'ambient')) return;
    for (const entry of cluster.view.details.workloadentries?.values() ?? []) {
      if (entry.hbone) continue;
      const { mode } = virtualMachineMtls(entry, cluster);
      if (mode !== 'STRICT') continue;
      yield {
        subject: subjectOf('WorkloadEntry', entry),
        message:
          'It is under STRICT and does not take HBONE, so ambient callers reach it with plain text and are refused.',
        nextStep:
          'Run the proxy of the machine with ISTIO_META_ENABLE_HBONE and label the entry networking.istio.io/tunnel=http, or make an exception for it.',
      };
    }
  },
};
