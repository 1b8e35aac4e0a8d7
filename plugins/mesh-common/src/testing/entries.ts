import { ServiceEntryFact, StringMap, WorkloadEntryFact } from '../facts';
import { daysAgo } from './times';

/** A host outside the mesh. @public */
export function serviceEntryFact(
  namespace: string,
  name: string,
  rest: Partial<ServiceEntryFact> = {},
): ServiceEntryFact {
  return {
    uid: `se-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    createdAt: daysAgo(30),
    hosts: [`${name}.example`],
    addresses: [],
    ports: [{ number: 443, name: 'https', protocol: 'HTTPS' }],
    location: 'MESH_EXTERNAL',
    resolution: 'DNS',
    workloadSelector: null,
    exportTo: [],
    conditions: [],
    allocated: false,
    ...rest,
  };
}

/** A virtual machine with these labels. @public */
export function workloadEntryFact(
  namespace: string,
  name: string,
  workloadLabels: StringMap = {},
  rest: Partial<WorkloadEntryFact> = {},
): WorkloadEntryFact {
  return {
    uid: `we-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    createdAt: daysAgo(30),
    address: '192.0.2.1',
    workloadLabels,
    network: null,
    serviceAccount: null,
    hbone: false,
    ports: {},
    conditions: [],
    ...rest,
  };
}
