import { stringify } from 'yaml';
import { remoteConnection } from './remoteKubeconfig';

const base64 = (text: string) => Buffer.from(text).toString('base64');

function kubeconfig(user: object, more: object = {}) {
  return stringify({
    'current-context': 'west',
    clusters: [
      {
        name: 'west',
        cluster: {
          server: 'https://127.0.0.1:1',
          'certificate-authority-data': base64('CA'),
        },
      },
    ],
    contexts: [{ name: 'west', context: { cluster: 'west', user: 'west' } }],
    users: [{ name: 'west', user }],
    ...more,
  });
}

describe('remoteConnection', () => {
  it('reads server, CA and token of the current context', () => {
    expect(remoteConnection(kubeconfig({ token: 't' }))).toMatchObject({
      server: 'https://127.0.0.1:1',
      ca: 'CA',
      token: 't',
    });
  });

  it.each(['exec', 'auth-provider', 'tokenFile', 'client-certificate'])(
    'refuses a user with %s',
    key => {
      expect(() => remoteConnection(kubeconfig({ [key]: 'x' }))).toThrow(
        `kubeconfig is not allowed: ${key} is not allowed`,
      );
    },
  );

  it('refuses what is no kubeconfig, and names that lead nowhere', () => {
    expect(() => remoteConnection('nonsense')).toThrow();
    const lost = kubeconfig({}, { 'current-context': 'east' });
    expect(() => remoteConnection(lost)).toThrow('"east"');
  });
});
