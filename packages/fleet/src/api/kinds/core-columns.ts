import { at, listAt, numberAt, objectAt, textAt } from '../values';
import type { KubeObject } from '../types';
import { AGE, NAME, column, formatLabels, since, wide } from './cells';
import type { Column } from './types';

const count = (object: KubeObject, field: string) =>
  Object.keys(objectAt(object, field)).length;

export const NAMESPACE_COLUMNS: Column[] = [
  NAME,
  column('Status', o => textAt(o, 'status', 'phase')),
  AGE,
];

export const SECRET_COLUMNS: Column[] = [
  NAME,
  column('Type', o => textAt(o, 'type')),
  column('Data', o => count(o, 'data')),
  AGE,
];

export const CONFIG_MAP_COLUMNS: Column[] = [
  NAME,
  column('Data', o => count(o, 'data') + count(o, 'binaryData')),
  AGE,
];

function loadBalancerAddresses(service: KubeObject): string[] {
  const addresses = listAt(service, 'status', 'loadBalancer', 'ingress')
    .map(i => textAt(i, 'ip') || textAt(i, 'hostname'))
    .filter(Boolean);
  const text = [...new Set(addresses)].sort().join(',');
  const shown = text.length > 16 ? `${text.slice(0, 13)}...` : text;
  return shown ? shown.split(',') : [];
}

function externalAddress(service: KubeObject): string {
  const external = listAt(service, 'spec', 'externalIPs') as string[];
  switch (textAt(service, 'spec', 'type')) {
    case 'LoadBalancer':
      return (
        [...loadBalancerAddresses(service), ...external].join(',') ||
        '<pending>'
      );
    case 'ExternalName':
      return textAt(service, 'spec', 'externalName');
    default:
      return external.join(',') || '<none>';
  }
}

function ports(service: KubeObject): string {
  const all = listAt(service, 'spec', 'ports').map(p => {
    const nodePort = numberAt(p, 'nodePort');
    const port = numberAt(p, 'port');
    return `${nodePort ? `${port}:${nodePort}` : port}/${textAt(
      p,
      'protocol',
    )}`;
  });
  return all.join(',') || '<none>';
}

export const SERVICE_COLUMNS: Column[] = [
  NAME,
  column('Type', o => textAt(o, 'spec', 'type')),
  column('Cluster-IP', o => textAt(o, 'spec', 'clusterIPs', 0) || '<none>'),
  column('External-IP', externalAddress),
  column('Port(s)', ports),
  AGE,
  wide('Selector', o => formatLabels(at(o, 'spec', 'selector'))),
];

const ROLE = 'node-role.kubernetes.io/';

function nodeStatus(node: KubeObject): string {
  const ready = listAt(node, 'status', 'conditions').find(
    c => textAt(c, 'type') === 'Ready',
  );
  const status = textAt(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
  const shown = ready ? status : 'Unknown';
  return at(node, 'spec', 'unschedulable') === true
    ? `${shown},SchedulingDisabled`
    : shown;
}

const address = (type: string) => (node: KubeObject) =>
  textAt(
    listAt(node, 'status', 'addresses').find(a => textAt(a, 'type') === type),
    'address',
  ) || '<none>';

const nodeInfo = (field: string) => (node: KubeObject) =>
  textAt(node, 'status', 'nodeInfo', field) || '<unknown>';

export const NODE_COLUMNS: Column[] = [
  NAME,
  column('Status', nodeStatus),
  column('Roles', node => {
    const roles = Object.keys(node.metadata.labels ?? {})
      .filter(l => l.startsWith(ROLE) && l !== ROLE)
      .map(l => l.slice(ROLE.length));
    return roles.sort().join(',') || '<none>';
  }),
  AGE,
  column('Version', o => textAt(o, 'status', 'nodeInfo', 'kubeletVersion')),
  wide('Internal-IP', address('InternalIP')),
  wide('External-IP', address('ExternalIP')),
  wide('OS-Image', nodeInfo('osImage')),
  wide('Kernel-Version', node => {
    const arch = textAt(node, 'status', 'nodeInfo', 'architecture');
    return nodeInfo('kernelVersion')(node) + (arch && ` (${arch})`);
  }),
  wide('Container-Runtime', nodeInfo('containerRuntimeVersion')),
];

const firstSeen = (o: KubeObject, now: number) =>
  since(at(o, 'firstTimestamp') ?? at(o, 'eventTime'), now);

const lastSeen = (o: KubeObject, now: number) => {
  const last = at(o, 'series', 'lastObservedTime') ?? at(o, 'lastTimestamp');
  return last ? since(last, now) : firstSeen(o, now);
};

const source = (o: KubeObject) =>
  [
    textAt(o, 'source', 'component') || textAt(o, 'reportingComponent'),
    textAt(o, 'source', 'host') || textAt(o, 'reportingInstance'),
  ]
    .filter(Boolean)
    .join(', ');

export const EVENT_COLUMNS: Column[] = [
  column('Last Seen', lastSeen),
  column('Type', o => textAt(o, 'type')),
  column('Reason', o => textAt(o, 'reason')),
  column('Object', o => {
    const kind = textAt(o, 'involvedObject', 'kind').toLowerCase();
    const name = textAt(o, 'involvedObject', 'name');
    return name ? `${kind}/${name}` : kind;
  }),
  wide('Subobject', o => textAt(o, 'involvedObject', 'fieldPath')),
  wide('Source', source),
  column('Message', o => textAt(o, 'message').trim()),
  wide('First Seen', firstSeen),
  wide(
    'Count',
    o => numberAt(o, 'series', 'count') || numberAt(o, 'count') || 1,
  ),
  { ...NAME, priority: 1 },
];

export const ENDPOINTS_COLUMNS: Column[] = [
  NAME,
  column('Endpoints', o => {
    const all = listAt(o, 'subsets').flatMap(s => {
      const ips = listAt(s, 'addresses').map(a => textAt(a, 'ip'));
      const bound = listAt(s, 'ports').flatMap(p =>
        ips.map(ip => `${ip}:${numberAt(p, 'port')}`),
      );
      return bound.length ? bound : ips;
    });
    if (!all.length) return '<none>';
    const shown = all.slice(0, 3).join(',');
    return all.length > 3 ? `${shown} + ${all.length - 3} more...` : shown;
  }),
  AGE,
];
