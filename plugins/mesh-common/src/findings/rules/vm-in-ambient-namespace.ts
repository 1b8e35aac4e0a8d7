import { subjectOf } from '../subjects';
import { declaredMode } from '../../mode';
import { Rule } from '../types';

/**
 * There is no ambient data plane for virtual machines: they join as sidecars (Istio `istioctl x workload entry configure` knows no
 * ambient option).
 */
export const vmInAmbientNamespace: Rule = {
  code: 'vm-in-ambient-namespace',
  severity: 'info',
  *inCluster(cluster) {
    const { workloadentries, workloadgroups } = cluster.view.details;
    const all = [
      ...[...(workloadgroups?.values() ?? [])].map(vm => ({
        kind: 'WorkloadGroup',
        vm,
      })),
      ...[...(workloadentries?.values() ?? [])].map(vm => ({
        kind: 'WorkloadEntry',
        vm,
      })),
    ];
    for (const { kind, vm } of all) {
      const ns = cluster.view.facts.namespaces.get(vm.namespace);
      if (!ns || declaredMode(ns, cluster.ctx) !== 'ambient') continue;
      yield {
        subject: subjectOf(kind, vm),
        message:
          'Its namespace is ambient, the machine is not: it takes part with a sidecar, or not at all.',
        nextStep:
          'Keep the sidecar on the machine; with HBONE in it ambient callers reach it encrypted.',
      };
    }
  },
};
