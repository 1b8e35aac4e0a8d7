import {
  findIn,
  istioYaml,
  podYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { gatewayPortNotOnService } from './gateway-port-not-on-service';

describe('gateway-port-not-on-service', () => {
  const gateway = (
    name: string,
    servers: object[],
    selector: object = { app: 'gw' },
  ) => istioYaml('Gateway', name, { selector, servers });
  const server = (number: number, hosts: string[], rest = {}) => ({
    port: { number, name: `p${number}`, protocol: 'HTTP' },
    hosts,
    ...rest,
  });

  const pod = podYaml('ingress/gw');
  const service = (ports: object[]) =>
    serviceYaml('ingress/gw', {}, { spec: { ports } });
  const port = (
    number: number,
    targetPort?: number | string,
    protocol = 'TCP',
  ) => ({
    port: number,
    targetPort,
    protocol,
  });

  it('names a port that no Service leads to', () => {
    const yaml =
      pod +
      service([port(80, 8080)]) +
      gateway('shop/gw', [server(8080, ['*']), server(9090, ['*'])]);
    const found = findIn(gatewayPortNotOnService, yaml);
    expect(subjectsOf(found)).toEqual(['east Gateway shop/gw']);
    expect(found[0].message).toContain('9090');
  });

  it('takes the port of the Service as well as that of the pod', () => {
    const yaml =
      pod +
      service([port(80, 8080), port(443, 'tls')]) +
      gateway('shop/gw', [server(80, ['*']), server(443, ['*'])]);
    expect(findIn(gatewayPortNotOnService, yaml)).toEqual([]);
  });

  it('counts TCP only, and is silent where there is no pod at all', () => {
    const udp = service([port(80, 80, 'UDP')]);
    const one = gateway('shop/gw', [server(80, ['*'])]);
    expect(findIn(gatewayPortNotOnService, pod + udp + one)).toHaveLength(1);
    expect(findIn(gatewayPortNotOnService, udp + one)).toEqual([]);
  });
});
