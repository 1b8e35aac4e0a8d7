import {
  IstiodProbe,
  PeerSync,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { request } from 'undici';
import { remoteClusters } from './metrics';

const TIMEOUT_MS = 5_000;
/** Metrics of a large istiod are a few MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Reads `/metrics` of an istiod whose monitoring port an operator made reachable. */
export class MonitoringUrlProbe implements IstiodProbe {
  readonly id = 'monitoring-url';

  /** @param urlOf - from configuration only; undefined: this istiod cannot be reached so */
  constructor(
    private readonly urlOf: (cluster: string) => string | undefined,
  ) {}

  async remoteClusters(
    cluster: string,
    { signal }: { signal: AbortSignal },
  ): Promise<ReadonlyMap<string, PeerSync> | null> {
    const base = this.urlOf(cluster);
    if (!base) return null;
    try {
      const url = new URL(base);
      url.pathname = `${url.pathname.replace(/\/$/, '')}/metrics`;
      const answer = await request(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        headers: { accept: 'text/plain' },
      });
      if (answer.statusCode !== 200) {
        await answer.body.dump();
        return null;
      }
      return remoteClusters(await readText(answer.body));
    } catch {
      return null;
    }
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error('too many metrics');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
