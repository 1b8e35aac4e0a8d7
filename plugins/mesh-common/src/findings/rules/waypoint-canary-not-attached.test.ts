import {
  ambientNamespace,
  findIn,
  manifest,
  serviceYaml,
  waypointYaml,
} from '../../testing';
import { waypointCanaryNotAttached } from './waypoint-canary-not-attached';

describe('waypoint-canary-not-attached', () => {
  const first = { 'istio.io/use-waypoint': 'first' };
  const second = { ...first, 'istio.io/use-waypoint-canary': 'second' };
  const both = waypointYaml('shop/first') + waypointYaml('shop/second');
  const service = (labels: object, annotations: object = {}) =>
    manifest('v1', 'Service', 'shop/cart', {
      metadata: { labels, annotations },
      spec: { ports: [{ port: 80 }] },
    });
  const weight = (value: string) => ({
    'istio.io/use-waypoint-canary-weight': value,
  });
  const found = (yaml: string, version?: string) =>
    findIn(waypointCanaryNotAttached, {
      east: { yaml, ...(version && { version }) },
    }).map(
      ({ subject, message }) =>
        `${subject.kind} ${subject.name}: ${
          /attached: (.*?)\. All/.exec(message)?.[1]
        }`,
    );

  it('is silent where the canary gets its share', () => {
    const shop = ambientNamespace('shop') + both;
    expect(found(shop + service(second, weight('20')))).toEqual([]);
    expect(found(shop + service(second))).toEqual([]);
  });

  it.each([
    [
      'there is no such Gateway',
      waypointYaml('shop/first') + service(second),
      'it does not exist',
    ],
    [
      'it has no address',
      waypointYaml('shop/first') +
        waypointYaml('shop/second', { programmed: false }) +
        service(second),
      'it has no address',
    ],
    [
      'it serves workloads only',
      waypointYaml('shop/first') +
        waypointYaml('shop/second', {
          labels: { 'istio.io/waypoint-for': 'workload' },
        }) +
        service(second),
      'it is not for services',
    ],
    [
      'it is of another namespace that allows none',
      waypointYaml('shop/first') +
        waypointYaml('infra/second') +
        service({
          ...second,
          'istio.io/use-waypoint-canary-namespace': 'infra',
        }),
      'it does not let this namespace attach',
    ],
    [
      'it is the first one',
      both + service({ ...first, 'istio.io/use-waypoint-canary': 'first' }),
      'it is the first waypoint itself',
    ],
    [
      'its weight is above 100',
      both + service(second, weight('101')),
      'its weight is no whole number from 0 to 100',
    ],
    [
      'its weight is no number',
      both + service(second, weight('20%')),
      'its weight is no whole number from 0 to 100',
    ],
    [
      'there is no first one',
      both + service({ 'istio.io/use-waypoint-canary': 'second' }),
      'there is no first waypoint that is bound',
    ],
  ])('is said where %s', (_, yaml, why) => {
    expect(found(ambientNamespace('shop') + yaml)).toEqual([
      `Service cart: ${why}`,
    ]);
  });

  it('is said where istiod knows no canaries', () => {
    const yaml = ambientNamespace('shop') + both + service(second);
    expect(found(yaml, '1.30.2')).toEqual([
      'Service cart: istiod knows canaries since 1.31 only',
    ]);
    expect(found(yaml, '1.31.0')).toEqual([]);
  });

  it('is said once of a namespace whose services inherit it', () => {
    const yaml =
      ambientNamespace('shop', second) +
      waypointYaml('shop/first') +
      serviceYaml('shop/cart') +
      serviceYaml('shop/till');
    expect(found(yaml)).toEqual(['Namespace shop: it does not exist']);
  });

  it('takes the weight from the namespace, where the canary is from there', () => {
    const shop = (value: string) =>
      manifest('v1', 'Namespace', 'shop', {
        metadata: { labels: second, annotations: weight(value) },
      });
    expect(found(shop('20') + both + serviceYaml('shop/cart'))).toEqual([]);
    expect(found(shop('200') + both + serviceYaml('shop/cart'))).toEqual([
      'Namespace shop: its weight is no whole number from 0 to 100',
    ]);
  });

  it('is silent where the namespace asks and the service has a first waypoint of its own', () => {
    const yaml =
      ambientNamespace('shop', {
        ...first,
        'istio.io/use-waypoint-canary': 'nowhere',
      }) +
      both +
      service({ 'istio.io/use-waypoint': 'second' });
    expect(found(yaml)).toEqual([]);
  });

  it('is said of ServiceEntries, too', () => {
    const yaml =
      ambientNamespace('shop') +
      waypointYaml('shop/first') +
      manifest('networking.istio.io/v1', 'ServiceEntry', 'shop/partner', {
        metadata: { labels: second },
        spec: { hosts: ['partner.example'] },
      });
    expect(found(yaml)).toEqual(['ServiceEntry partner: it does not exist']);
  });
});
