import { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { selfSigned } from '../testing/httpsServer';
import { parseKubeconfig } from './kubeconfig';

const base64 = (text: string) => Buffer.from(text).toString('base64');
let pem: { keyPem: string; certPem: string };

beforeAll(async () => {
  pem = await selfSigned();
});

/** A kubeconfig with one context; parts of its cluster and user can be replaced. */
function kubeconfig(
  parts: { cluster?: object; user?: object | null; rest?: object } = {},
): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'prod',
    clusters: [
      {
        name: 'c',
        cluster: {
          server: 'https://api.example.com:6443',
          'certificate-authority-data': base64(pem.certPem),
          ...parts.cluster,
        },
      },
    ],
    users: [
      {
        name: 'u',
        user: 'user' in parts ? parts.user : { token: 'secret-token' },
      },
    ],
    contexts: [
      { name: 'prod', context: { cluster: 'c', user: 'u', namespace: 'x' } },
    ],
    ...parts.rest,
  });
}

describe('parseKubeconfig', () => {
  it('reads server, CA and token', () => {
    expect(parseKubeconfig(kubeconfig(), { strict: true })).toEqual({
      ok: true,
      target: {
        context: 'prod',
        server: 'https://api.example.com:6443',
        ca: { inline: pem.certPem },
        skipTlsVerify: false,
        credential: { type: 'token', token: 'secret-token' },
      },
    });
  });

  it('reads an inline client certificate', () => {
    const user = {
      'client-certificate-data': base64(pem.certPem),
      'client-key-data': base64(pem.keyPem),
    };
    const result = parseKubeconfig(kubeconfig({ user }), { strict: true });
    expect(result).toMatchObject({
      ok: true,
      target: {
        credential: {
          type: 'client-certificate',
          cert: { inline: pem.certPem },
          key: { inline: pem.keyPem },
        },
      },
    });
  });

  it('agrees with the Kubernetes client on which cluster and user a context means', () => {
    const text = kubeconfig({
      rest: {
        'current-context': 'second',
        clusters: ['a', 'b'].map(name => ({
          name,
          cluster: { server: `https://${name}.example.com` },
        })),
        users: ['a', 'b'].map(name => ({
          name,
          user: { token: `token-${name}` },
        })),
        contexts: [
          { name: 'first', context: { cluster: 'a', user: 'a' } },
          { name: 'second', context: { cluster: 'b', user: 'a' } },
          { name: 'third', context: { cluster: 'a', user: 'b' } },
        ],
      },
    });
    for (const context of [undefined, 'first', 'second', 'third']) {
      const theirs = new KubeConfig();
      theirs.loadFromString(text);
      if (context) theirs.setCurrentContext(context);
      expect(parseKubeconfig(text, { context })).toMatchObject({
        ok: true,
        target: {
          context: theirs.getCurrentContext(),
          server: theirs.getCurrentCluster()!.server,
          credential: { token: theirs.getCurrentUser()!.token },
        },
      });
    }
  });

  it.each([
    ['users.0.user.exec', { user: { exec: { command: 'aws' } } }],
    ['users.0.user.auth-provider', { user: { 'auth-provider': {} } }],
    ['users.0.user.as', { user: { token: 't', as: 'system:admin' } }],
    ['users.0.user.as-groups', { user: { token: 't', 'as-groups': ['x'] } }],
    ['users.0.user.username', { user: { username: 'a', password: 'b' } }],
    ['clusters.0.cluster.proxy-url', { cluster: { 'proxy-url': 'http://p' } }],
    [
      'clusters.0.cluster.server',
      { cluster: { server: 'https://user:pw@api.example.com' } },
    ],
  ])('never follows %s', (field, parts) => {
    for (const strict of [true, false]) {
      expect(parseKubeconfig(kubeconfig(parts), { strict })).toMatchObject({
        ok: false,
        code: 'unsafe',
        field,
      });
    }
  });

  it.each([
    ['users.0.user.tokenFile', { user: { tokenFile: '/etc/passwd' } }],
    [
      'users.0.user.client-key',
      {
        user: { token: 't', 'client-key': '/etc/key' },
      },
    ],
    [
      'clusters.0.cluster.certificate-authority',
      {
        cluster: {
          'certificate-authority-data': undefined,
          'certificate-authority': '/etc/ca',
        },
      },
    ],
    [
      'clusters.0.cluster.insecure-skip-tls-verify',
      { cluster: { 'insecure-skip-tls-verify': true } },
    ],
    [
      'clusters.0.cluster.server',
      { cluster: { server: 'http://api.example.com' } },
    ],
  ])('takes %s from operators only', (field, parts) => {
    const text = kubeconfig(parts);
    expect(parseKubeconfig(text, { strict: true })).toMatchObject({
      ok: false,
      code: 'unsafe',
      field,
    });
    expect(parseKubeconfig(text)).toMatchObject({ ok: true });
  });

  it.each([
    ['no YAML', '{'],
    ['a list', '[]'],
    ['a text', 'hello'],
    ['nothing', ''],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['many aliases', `a: &a [${'x,'.repeat(200)}]\nb: [${'*a,'.repeat(200)}]`],
  ])('refuses %s', (_, text) => {
    expect(parseKubeconfig(text, { strict: true })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });

  it('refuses a document with an error even if the rest of it would do', () => {
    const text = `${kubeconfig()}\n'unclosed: quote\n`;
    expect(parseKubeconfig(text)).toMatchObject({
      ok: false,
      message: 'this is not YAML',
    });
  });

  it.each([
    ['current-context', { rest: { 'current-context': 'other' } }],
    ['users.0.user', { user: {} }],
    ['users.0.user', { user: null }],
    [
      'clusters.0.cluster.certificate-authority-data',
      { cluster: { 'certificate-authority-data': 'bm90IGEgY2VydA==' } },
    ],
    ['clusters.0.cluster.server', { cluster: { server: 'file:///etc' } }],
    ['clusters.0.cluster.server', { cluster: { server: 'api.example.com' } }],
  ])('says that %s is wrong', (field, parts) => {
    expect(parseKubeconfig(kubeconfig(parts))).toMatchObject({
      ok: false,
      code: 'invalid',
      field,
    });
  });

  it('never repeats a value in a refusal', () => {
    const canary = 'canary-7f3a';
    const texts = [
      `users: [${canary}`,
      kubeconfig({ user: { token: canary, exec: { command: canary } } }),
      kubeconfig({ cluster: { server: `https://u:${canary}@host` } }),
      kubeconfig({ rest: { 'current-context': canary } }),
      kubeconfig({ cluster: { 'certificate-authority-data': canary } }),
    ];
    for (const text of texts) {
      const result = parseKubeconfig(text, { strict: true });
      expect(result.ok).toBe(false);
      expect(JSON.stringify(result)).not.toContain(canary);
    }
  });
});
