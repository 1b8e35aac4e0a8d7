import { narrow } from '../narrow';
import { clusterContext, podMode } from '../mode';
import { INJECTED, podFact, sidecarCluster } from '../testing';
import { effectiveMtls } from './effective';
import { policyIndex } from './policyIndex';
import { cases } from './__fixtures__/sidecar-mtls-cases.json';

/** Istio's own ComposePeerAuthentication over random policies; see `about` in the fixture. */
describe('sidecars answer as Istio does', () => {
  it.each(cases.map(c => [c.id, c] as const))('%s', (_, c) => {
    const ctx = clusterContext(
      sidecarCluster('c', { rootNamespace: c.rootNamespace }),
    );
    const policies = c.policies.map(policy => {
      const { metadata } = policy;
      const result = narrow.peerauthentications({
        ...policy,
        metadata: {
          ...metadata,
          uid: `${metadata.namespace}/${metadata.name}`,
        },
      });
      if (!result.ok) throw new Error(`${result.field}: ${result.expected}`);
      return result.fact;
    });
    const index = policyIndex(policies, ctx);
    const answers = c.workloads.map(workload => {
      const labels = workload.labels as unknown as Record<string, string>;
      const revision = { ...INJECTED, revision: c.revision };
      const pod = podFact(workload.namespace, 'a', { labels, ...revision });
      return effectiveMtls(pod, podMode(pod, undefined, ctx), index, ctx);
    });
    answers.forEach((actual, i) => {
      const expected = c.expect[i];
      const ports = Object.entries(
        expected.ports as unknown as Record<string, string>,
      ).filter(([, mode]) => mode !== expected.mode);
      expect(actual).toMatchObject({ mode: expected.mode });
      expect(actual.ports).toEqual(Object.fromEntries(ports));
    });
  });
});
