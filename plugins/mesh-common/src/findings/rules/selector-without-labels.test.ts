import { findIn, istioYaml, peerAuthentication } from '../../testing';
import { selectorWithoutLabels } from './selector-without-labels';

describe('selector-without-labels', () => {
  it('names every kind that has one', () => {
    const kinds = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry'];
    const yaml =
      peerAuthentication('shop/p', { selector: {} }) +
      [...kinds, 'WasmPlugin', 'ProxyConfig']
        .map(kind =>
          istioYaml(kind, 'shop/p', { selector: { matchLabels: {} } }),
        )
        .join('') +
      istioYaml('EnvoyFilter', 'shop/p', { workloadSelector: {} }) +
      istioYaml('ServiceEntry', 'shop/p', { workloadSelector: { labels: {} } });
    expect(
      findIn(selectorWithoutLabels, yaml)
        .map(({ subject }) => subject.kind)
        .sort(),
    ).toEqual([
      ...[
        'AuthorizationPolicy',
        'EnvoyFilter',
        'PeerAuthentication',
        'ProxyConfig',
      ],
      ...['RequestAuthentication', 'ServiceEntry', 'Telemetry', 'WasmPlugin'],
    ]);
  });

  it('says what is worse about a PeerAuthentication', () => {
    const [found] = findIn(
      selectorWithoutLabels,
      peerAuthentication('shop/p', { selector: {} }),
    );
    expect(found.message).toContain('ztunnel');
  });

  it('is silent with labels, and without a selector', () => {
    const yaml =
      peerAuthentication('shop/a', {
        selector: { matchLabels: { app: 'x' } },
      }) + peerAuthentication('shop/b', {});
    expect(findIn(selectorWithoutLabels, yaml)).toEqual([]);
  });
});
