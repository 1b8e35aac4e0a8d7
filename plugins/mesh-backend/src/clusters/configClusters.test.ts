import { mockServices } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { ClusterConfig } from '../config';
import { selfSigned } from '../testing/httpsServer';
import { ManualClock } from '../testing/manualClock';
import { ConfigClusters } from './configClusters';
import { createClusterRegistry } from './registry';

const base64 = (text: string) => Buffer.from(text).toString('base64');
let pem: { keyPem: string; certPem: string };
beforeAll(async () => {
  pem = await selfSigned();
});

function kubeconfig(token: string, cluster: object = {}): string {
  return stringify({
    'current-context': 'c',
    clusters: [
      { name: 'c', cluster: { server: 'https://eu.example.com', ...cluster } },
    ],
    users: [{ name: 'u', user: { token } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  });
}

function start(...clusters: Partial<ClusterConfig>[]) {
  const files = new Map<string, string>();
  const registry = createClusterRegistry();
  const clock = new ManualClock();
  const logger = mockServices.logger.mock();
  const changes: string[] = [];
  registry.onChange(name => changes.push(name));
  const configured = new ConfigClusters(
    clusters.map(cluster => ({
      name: 'eu',
      kubeconfig: { file: '/k/eu' },
      staleAfterMs: 1,
      ...cluster,
    })),
    {
      registry,
      clock,
      logger,
      readFile: async file => {
        const text = files.get(file);
        if (text === undefined) {
          throw Object.assign(new Error('no file'), { code: 'ENOENT' });
        }
        return text;
      },
      signatureOf: async file => files.get(file) ?? null,
    },
  );
  return { files, registry, clock, logger, changes, configured };
}

describe('ConfigClusters', () => {
  it('waits for a kubeconfig that is not there yet', async () => {
    const { files, registry, clock, configured } = start({ title: 'Europe' });
    await configured.start();
    expect(registry.entries()).toEqual([
      {
        name: 'eu',
        title: 'Europe',
        source: 'config',
        connection: null,
        problem:
          '/k/eu does not exist yet; it is looked for again every few seconds',
      },
    ]);
    files.set('/k/eu', kubeconfig('one'));
    await clock.advance(2_000);
    expect(registry.get('eu')).toMatchObject({
      title: 'Europe',
      server: 'https://eu.example.com',
      reader: { type: 'token', token: 'one' },
      staleAfterMs: 1,
    });
    configured.stop();
    expect(clock.waiting).toBe(0);
  });

  it('takes over a changed file, and says nothing when only its time changed', async () => {
    const { files, registry, clock, changes, configured } = start({});
    files.set('/k/eu', kubeconfig('one'));
    await configured.start();
    files.set('/k/eu', `${kubeconfig('one')}\n`);
    await clock.advance(2_000);
    expect(changes).toEqual(['eu']);
    files.set('/k/eu', kubeconfig('two'));
    await clock.advance(2_000);
    expect(changes).toEqual(['eu', 'eu']);
    expect(registry.get('eu')!.reader).toEqual({ type: 'token', token: 'two' });
    configured.stop();
  });

  it('gives up the connection when the file turns bad or goes', async () => {
    const { files, registry, clock, configured, logger } = start({});
    files.set('/k/eu', kubeconfig('one'));
    await configured.start();
    files.set('/k/eu', 'users: [{user: {exec: secret-thing}}');
    await clock.advance(2_000);
    expect(registry.get('eu')).toBeUndefined();
    expect(registry.entry('eu')!.problem).toContain('/k/eu: this is not YAML');
    files.delete('/k/eu');
    await clock.advance(2_000);
    expect(registry.entry('eu')!.problem).toContain('does not exist yet');
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(
      'secret-thing',
    );
    configured.stop();
  });

  it('reads the files that a kubeconfig names, relative to it', async () => {
    const { files, registry, configured } = start({});
    files.set('/k/ca.pem', pem.certPem);
    files.set(
      '/k/eu',
      kubeconfig('one', { 'certificate-authority': 'ca.pem' }),
    );
    await configured.start();
    expect(registry.get('eu')!.caPem).toBe(pem.certPem);
    configured.stop();
  });

  it('knows the writer, and reads without it where it is not there', async () => {
    const { files, registry, clock, configured, logger } = start({
      writer: { file: '/k/writer' },
    });
    files.set('/k/eu', kubeconfig('reads'));
    await configured.start();
    expect(registry.get('eu')!.writer).toBeUndefined();
    expect(String(logger.warn.mock.calls)).toContain('no writing: /k/writer');
    files.set('/k/writer', kubeconfig('writes'));
    await clock.advance(2_000);
    expect(registry.get('eu')).toMatchObject({
      reader: { token: 'reads' },
      writer: { token: 'writes' },
    });
    configured.stop();
  });

  it('takes a server and a token file without a kubeconfig', async () => {
    const { registry, configured } = start({
      kubeconfig: {
        server: 'https://in.example.com',
        caData: base64(pem.certPem),
        tokenFile: '/var/token',
      },
      writer: { tokenFile: '/var/writer' },
    });
    await configured.start();
    expect(registry.get('eu')).toMatchObject({
      server: 'https://in.example.com',
      caPem: pem.certPem,
      reader: { type: 'token-file', file: '/var/token' },
      writer: { type: 'token-file', file: '/var/writer' },
    });
    configured.stop();
  });

  it('says nothing any more once it was stopped', async () => {
    const { files, registry, clock, configured } = start({});
    await configured.start();
    configured.stop();
    files.set('/k/eu', kubeconfig('one'));
    await clock.advance(10_000);
    expect(registry.get('eu')).toBeUndefined();
  });
});
