import { ServiceFact } from '../../facts';

type ServicePort = ServiceFact['ports'][number];

/** Of Istio itself, or made for a Gateway: nobody names these ports by hand. */
export function isIstios({ labels }: ServiceFact): boolean {
  return (
    labels.istio !== undefined ||
    labels.release === 'istio' ||
    MANAGED.has(labels['gateway.istio.io/managed'])
  );
}

const MANAGED: ReadonlySet<string | undefined> = new Set([
  'istio.io-gateway-controller',
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
]);

/** Names that Istio reads a protocol from (Istio `pkg/config/protocol/instance.go`, Parse). */
const PROTOCOLS: ReadonlySet<string> = new Set([
  ...['tcp', 'udp', 'tls', 'mongo', 'redis', 'mysql'],
  ...['http', 'http_proxy', 'http2', 'https', 'grpc', 'grpc-web'],
]);

const KUBERNETES_PROTOCOLS: ReadonlySet<string> = new Set([
  ...['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'],
]);

/** SMTP, DNS, MySQL, MongoDB: the server speaks first, so they are TCP whatever they are called. */
const WELL_KNOWN: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** Whether Istio knows what is spoken on a port (Istio `pkg/config/kube/conversion.go`, ConvertProtocol). */
export function hasProtocol(port: ServicePort): boolean {
  if (port.protocol === 'UDP' || WELL_KNOWN.has(port.port)) return true;
  if (KUBERNETES_PROTOCOLS.has(port.appProtocol ?? '')) return true;
  const name = (port.appProtocol ?? port.name ?? '').toLowerCase();
  return name.startsWith('grpc-web') || PROTOCOLS.has(name.split('-')[0]);
}
