import { ConfigReader } from '@backstage/config';
import { readWatchConfig } from './config';

const read = (mesh: object) => readWatchConfig(new ConfigReader({ mesh }));
const cluster = { name: 'eu', kubeconfig: { file: 'k' } };

describe('readWatchConfig', () => {
  it('has something to say without any configuration', () => {
    expect(readWatchConfig(new ConfigReader({}))).toEqual({
      clusters: [],
      ownership: {
        annotation: 'backstage.io/owner',
        unanswered: 'deny',
        trustedLocations: [],
        rules: [],
      },
      servicePrincipals: [],
    });
  });

  it('reads durations in both forms', () => {
    const staleAfter = (value: unknown) =>
      read({ clusters: [{ ...cluster, staleAfter: value }] }).clusters[0]
        .staleAfterMs;
    expect(staleAfter(undefined)).toBe(120_000);
    expect(staleAfter('5m')).toBe(300_000);
    expect(staleAfter({ seconds: 30 })).toBe(30_000);
  });

  it.each([
    ['mesh.clusters[0].name', { clusters: [{ ...cluster, name: 'Not_ok' }] }],
    ['mesh.clusters[0].kubeconfig', { clusters: [{ name: 'eu' }] }],
    ['mesh.clusters[0]', { clusters: [{ ...cluster, kubeconfg: 1 }] }],
    ['staleAfter', { clusters: [{ ...cluster, staleAfter: 'soon' }] }],
    ['mesh.ownership.unanswered', { ownership: { unanswered: 'maybe' } }],
    [
      'mesh.ownership.rules.0.owner',
      { ownership: { rules: [{ namespace: 'a' }] } },
    ],
    ['mesh.servicePrincipals.0', { servicePrincipals: [{ subject: 'x' }] }],
  ])('names the key %s when it is wrong', (key, mesh) => {
    expect(() => read(mesh)).toThrow(key);
  });

  it('refuses two clusters of one name', () => {
    expect(() => read({ clusters: [cluster, cluster] })).toThrow(
      'two clusters are called eu',
    );
  });
});
