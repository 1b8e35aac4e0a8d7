import { fact, meta } from './__testUtils__/fact';

describe('field managers', () => {
  const entry = (manager: string, time: string, labels: string[]) => ({
    manager,
    time,
    operation: 'Apply',
    fieldsV1: {
      'f:metadata': {
        'f:labels': Object.fromEntries(
          ['.', ...labels.map(l => `f:${l}`)].map(key => [key, {}]),
        ),
      },
    },
  });
  const mode = 'istio.io/dataplane-mode';

  it('names the newest writer of each mesh label and when', () => {
    const namespace = fact('namespaces', {
      metadata: meta({
        namespace: undefined,
        managedFields: [
          entry('kubectl-label', '2026-11-24T09:00:00Z', [mode, 'team']),
          entry('argocd', '2026-11-24T08:30:00Z', [mode, 'istio-injection']),
          { manager: 'kubelet', subresource: 'status' },
          { manager: 'odd', fieldsV1: { 'f:metadata': 7 } },
        ],
      }),
    });
    expect(namespace.labelManagers).toEqual({
      [mode]: 'kubectl-label',
      'istio-injection': 'argocd',
    });
    expect(namespace.labelsWrittenAt).toBe(Date.UTC(2026, 10, 24, 9));
  });

  it('takes the newest write of a policy that is not one of its status', () => {
    const policy = (managedFields: object[]) =>
      fact('peerauthentications', {
        metadata: meta({ managedFields }),
        spec: {},
      }).writtenAt;
    expect(policy([])).toBe(Date.UTC(2026, 10, 24, 8));
    expect(
      policy([
        { manager: 'a', time: '2026-11-24T08:10:00Z' },
        { manager: 'b', time: '2026-11-24T09:00:00Z', subresource: 'status' },
      ]),
    ).toBe(Date.UTC(2026, 10, 24, 8, 10));
  });

  it('knows who wrote a Gateway, apart from its status', () => {
    const gateway = fact('gateways', {
      metadata: meta({
        managedFields: [
          { manager: 'istioctl' },
          { manager: 'pilot-discovery', subresource: 'status' },
          { manager: 'istioctl' },
        ],
      }),
      spec: { gatewayClassName: 'istio-waypoint' },
    });
    expect(gateway.managers).toEqual(['istioctl']);
  });
});
