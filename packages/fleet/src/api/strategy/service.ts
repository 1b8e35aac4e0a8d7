import type { FieldError } from '../status';
import type { KubeObject } from '../types';
import {
  at,
  ensureObject,
  fill,
  isObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
  type JsonObject,
} from '../values';
import type { ClusterFacts, Strategy } from './types';

const external = (type: unknown) =>
  type === 'NodePort' || type === 'LoadBalancer';

function fillPorts(spec: JsonObject) {
  for (const port of listAt(spec, 'ports').filter(isObject)) {
    fill(port, { protocol: 'TCP' });
    if (!port.targetPort) port.targetPort = port.port;
  }
}

function defaults(draft: KubeObject) {
  const spec = ensureObject(draft, 'spec');
  fill(spec, { sessionAffinity: 'None', type: 'ClusterIP' });
  if (spec.sessionAffinity === 'ClientIP') {
    fill(ensureObject(spec, 'sessionAffinityConfig', 'clientIP'), {
      timeoutSeconds: 10800,
    });
  }
  fillPorts(spec);
  if (external(spec.type)) fill(spec, { externalTrafficPolicy: 'Cluster' });
  if (spec.type === 'LoadBalancer') {
    fill(spec, { allocateLoadBalancerNodePorts: true });
    for (const i of listAt(draft, 'status', 'loadBalancer', 'ingress')) {
      if (isObject(i) && i.ip) fill(i, { ipMode: 'VIP' });
    }
  }
  if (spec.type !== 'ExternalName') {
    fill(spec, { internalTrafficPolicy: 'Cluster' });
  }
}

/** Addresses and node ports are given out once and then stay. */
function allocate(spec: JsonObject, facts: ClusterFacts) {
  if (spec.type === 'ExternalName') return;
  if (!spec.clusterIP) spec.clusterIP = facts.allocateClusterIP();
  else if (spec.clusterIP !== 'None')
    facts.allocateClusterIP(String(spec.clusterIP));
  fill(spec, {
    clusterIPs: [spec.clusterIP],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
  });
  const wanted =
    external(spec.type) && spec.allocateLoadBalancerNodePorts !== false;
  for (const port of listAt(spec, 'ports').filter(isObject)) {
    if (wanted && !port.nodePort) port.nodePort = facts.allocateNodePort();
  }
}

/** A client that leaves out what was allocated keeps it. */
function keepAllocated(spec: JsonObject, old: JsonObject) {
  if (spec.type === 'ExternalName' || old.type === 'ExternalName') return;
  for (const f of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    if (old[f] !== undefined) fill(spec, { [f]: old[f] });
  }
  if (!external(spec.type) || !external(old.type)) return;
  for (const port of listAt(spec, 'ports').filter(isObject)) {
    const same = listAt(old, 'ports').find(
      p =>
        numberAt(p, 'port') === port.port &&
        textAt(p, 'protocol') === port.protocol,
    );
    const nodePort = numberAt(same, 'nodePort');
    if (nodePort) fill(port, { nodePort });
  }
}

function validate(service: KubeObject): FieldError[] {
  const spec = objectAt(service, 'spec');
  const ports = listAt(spec, 'ports');
  const errors: FieldError[] = [];
  const needsPorts = spec.type !== 'ExternalName' && spec.clusterIP !== 'None';
  if (needsPorts && !ports.length) {
    errors.push({
      field: 'spec.ports',
      reason: 'FieldValueRequired',
      text: 'Required value',
    });
  }
  for (const [i, port] of ports.entries()) {
    const number = numberAt(port, 'port');
    if (number < 1 || number > 65535) {
      errors.push({
        field: `spec.ports[${i}].port`,
        reason: 'FieldValueInvalid',
        text: `Invalid value: ${number}: must be between 1 and 65535, inclusive`,
      });
    }
    const targetPort = at(port, 'targetPort');
    if (targetPort === 0) {
      errors.push({
        field: `spec.ports[${i}].targetPort`,
        reason: 'FieldValueInvalid',
        text: 'Invalid value: 0: must be between 1 and 65535, inclusive',
      });
    }
    if (ports.length > 1 && !textAt(port, 'name')) {
      errors.push({
        field: `spec.ports[${i}].name`,
        reason: 'FieldValueRequired',
        text: 'Required value',
      });
    }
  }
  return errors;
}

export const serviceStrategy: Strategy = {
  nameRule: 'label',
  defaults,
  prepareCreate(draft, facts) {
    allocate(ensureObject(draft, 'spec'), facts);
    draft.status = { loadBalancer: {} };
  },
  prepareUpdate(draft, old, facts) {
    const spec = ensureObject(draft, 'spec');
    keepAllocated(spec, objectAt(old, 'spec'));
    allocate(spec, facts);
  },
  validate,
  validateUpdate(service, old) {
    const [now, before] = [service, old].map(s =>
      textAt(s, 'spec', 'clusterIP'),
    );
    const released = textAt(service, 'spec', 'type') === 'ExternalName';
    if (!before || released || now === before) return [];
    return [
      {
        field: 'spec.clusterIPs[0]',
        reason: 'FieldValueInvalid',
        text: `Invalid value: ${JSON.stringify([
          now,
        ])}: may not change once set`,
      },
    ];
  },
};
