export { MonitoringUrlProbe } from './monitoringUrl';
export { PeerWatch } from './peerWatch';
