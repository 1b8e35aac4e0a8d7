import type { EndpointSlice, Gateway, Service } from '../client';
import { gatewayStatus } from './gatewayStatus';
import { classesOf } from './gatewayClasses';

const gateway: Gateway = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'wp', namespace: 'shop', generation: 1 },
  spec: {
    gatewayClassName: 'istio-waypoint',
    listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
  },
};

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'wp', namespace: 'shop' },
  spec: { clusterIP: '10.0.0.7', ports: [{ name: 'mesh', port: 15008 }] },
};

const slice = (...ready: boolean[]): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'wp-x', namespace: 'shop' },
  addressType: 'IPv4',
  endpoints: ready.map((each, n) => ({
    addresses: [`10.1.0.${n}`],
    conditions: { ready: each, serving: each, terminating: false },
  })),
});

const statusOf = (of: Gateway, ...slices: EndpointSlice[]) => {
  const info = classesOf({ ambient: true, multiNetwork: false }).find(
    each => each.name === 'istio-waypoint',
  )!;
  return gatewayStatus(of, info, { service, slices });
};
const programmed = (...slices: EndpointSlice[]) => {
  const status = statusOf(gateway, ...slices);
  const found = status.conditions.find(each => each.type === 'Programmed');
  return [found?.status, found?.reason];
};

// Each seen on a real istiod (tools/real).
describe('a waypoint is programmed', () => {
  it('not while its Service has no endpoint', () => {
    expect(programmed()).toEqual(['False', 'AddressNotAssigned']);
    expect(programmed(slice())).toEqual(['False', 'AddressNotAssigned']);
  });

  it('as soon as it has one, ready or not', () => {
    expect(programmed(slice(false))).toEqual(['True', 'Programmed']);
    expect(programmed(slice(true))).toEqual(['True', 'Programmed']);
  });
});

// As Istio's source says (`gatewaycommon/conversion.go`, SetProgrammedCondition); live it is a moment.
describe('a Gateway with two listeners', () => {
  it('is not programmed while its Service has the port of one only', () => {
    const odd = { name: 'odd', port: 15009, protocol: 'HBONE' };
    const listeners = [...gateway.spec.listeners!, odd];
    const status = statusOf(
      { ...gateway, spec: { ...gateway.spec, listeners } },
      slice(true),
    );
    const found = status.conditions.find(each => each.type === 'Programmed');
    expect([found?.reason, found?.message]).toEqual([
      'AddressNotUsable',
      'Assigned to service(s) wp.shop.svc.cluster.local:15008, but failed to assign to all requested addresses: port 15009 not found for hostname "wp.shop.svc.cluster.local"',
    ]);
    // Each listener for itself.
    expect(
      status.listeners.map(({ conditions }) => conditions[0].status),
    ).toEqual(['True', 'False']);
  });
});
