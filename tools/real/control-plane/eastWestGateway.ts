import { Kubectl } from './kubectl';

/**
 * Opens a cluster for other networks, with the Gateway of Istio's
 * `gen-eastwest-gateway.sh --ambient`, and waits until it is programmed: its
 * pod and its external address come from the stand-ins.
 */
export async function openEastWestGateway(
  kubectl: Kubectl,
  network: string,
): Promise<void> {
  const metadata = {
    name: 'istio-eastwestgateway',
    namespace: 'istio-system',
    labels: { 'topology.istio.io/network': network },
  };
  await kubectl.apply([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata,
      spec: { gatewayClassName: 'istio-east-west', listeners: [listener] },
    },
  ]);
  await kubectl.run([
    ...['wait', '--for=condition=Programmed', '--timeout=60s'],
    ...['-n', metadata.namespace, `gateway/${metadata.name}`],
  ]);
}

const listener = {
  name: 'mesh',
  port: 15008,
  protocol: 'HBONE',
  tls: {
    mode: 'Terminate',
    options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' },
  },
};
