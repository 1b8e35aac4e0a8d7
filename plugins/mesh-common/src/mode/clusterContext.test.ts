import { ambientCluster, clusterView, deploymentFact } from '../testing';
import { clusterContext } from './clusterContext';

describe('clusterContext', () => {
  it('reads what the rules need', () => {
    const view = ambientCluster('prod-eu-1', {
      network: 'net-eu',
      rootNamespace: 'mesh-config',
    });
    expect(clusterContext(view)).toMatchObject({
      systemNamespace: 'istio-system',
      rootNamespace: 'mesh-config',
      revision: 'default',
      network: 'net-eu',
      trustDomain: 'cluster.local',
      istiodVersion: '1.31.0',
      clusterId: 'prod-eu-1',
      configKnown: true,
    });
  });

  it('does not believe a Deployment that calls itself istiod elsewhere', () => {
    const fake = deploymentFact('evil', 'aaa', {
      labels: { app: 'istiod', 'istio.io/rev': 'default' },
      podLabels: { app: 'istiod' },
      istiodEnv: { CLUSTER_ID: 'evil' },
    });
    const view = ambientCluster('c', { facts: { deployments: [fake] } });
    expect(clusterContext(view)).toMatchObject({
      clusterId: 'c',
      systemNamespace: 'istio-system',
    });
  });

  it('knows little where nothing can be read', () => {
    const none = clusterContext(clusterView('c', { state: 'connecting' }));
    expect(none).toMatchObject({
      configKnown: false,
      istiod: null,
      rootNamespace: 'istio-system',
    });
    expect(none.ambient.dataPlane).toEqual({ installed: null, ready: null });
  });
});
