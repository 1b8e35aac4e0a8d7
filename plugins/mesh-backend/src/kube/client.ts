import { Agent, Dispatcher, request as undiciRequest } from 'undici';
import { credentialHeaders, CredentialHeaders } from './credentialHeaders';
import { frames } from './frames';
import { KubeError } from './kubeError';
import { readBody } from './readBody';
import { statusError } from './statusError';
import { transportError } from './transportError';
import {
  KubeClient,
  KubeQuery,
  KubeRequest,
  KubeResponse,
  KubeTarget,
  WatchFrame,
  WatchRequest,
} from './types';

const DEFAULT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** One pool of connections for one cluster and credential. */
export function createKubeClient(
  target: KubeTarget,
  options: { now?: () => number } = {},
): KubeClient {
  return new UndiciKubeClient(target, options.now ?? Date.now);
}

class UndiciKubeClient implements KubeClient {
  private readonly agent: Agent;
  private readonly base: URL;
  private readonly credential: CredentialHeaders;

  constructor(target: KubeTarget, now: () => number) {
    this.base = new URL(target.server);
    this.agent = agentFor(target);
    this.credential = credentialHeaders(target.credential, { now });
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    const deadline = AbortSignal.timeout(
      request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    );
    try {
      const answer = await this.ask(request, deadline);
      const body = await readBody(answer);
      if (answer.statusCode >= 300) throw refusal(answer, body);
      return { status: answer.statusCode, body };
    } catch (error) {
      throw this.explain(error, deadline, request.signal);
    }
  }

  async *watch(request: WatchRequest): AsyncGenerator<WatchFrame> {
    const opening = new AbortController();
    const timer = setTimeout(
      () => opening.abort(),
      request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    );
    try {
      const answer = await this.ask(
        {
          method: 'GET',
          path: request.path,
          query: { ...request.query, watch: true },
          signal: request.signal,
        },
        opening.signal,
      );
      // From here on silence is judged by who reads the frames: a quiet watch is healthy.
      clearTimeout(timer);
      if (answer.statusCode !== 200) {
        throw refusal(answer, await readBody(answer));
      }
      request.onOpen?.();
      yield* frames(answer.body);
    } catch (error) {
      throw this.explain(error, opening.signal, request.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async ask(
    request: KubeRequest,
    deadline: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const answer = await this.send(request, deadline);
    if (answer.statusCode !== 401 || !this.credential.refresh()) return answer;
    await answer.body.dump();
    return this.send(request, deadline);
  }

  private async send(
    request: KubeRequest,
    deadline: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const signal = request.signal
      ? AbortSignal.any([request.signal, deadline])
      : deadline;
    signal.throwIfAborted();
    const hasBody = request.body !== undefined;
    return undiciRequest(urlFor(this.base, request.path, request.query), {
      dispatcher: this.agent,
      method: request.method,
      signal,
      headers: {
        accept: 'application/json',
        ...(hasBody && {
          'content-type': request.contentType ?? 'application/json',
        }),
        ...(await this.credential.headers()),
      },
      body: hasBody ? JSON.stringify(request.body) : undefined,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  private explain(
    error: unknown,
    deadline: AbortSignal,
    signal: AbortSignal | undefined,
  ): KubeError {
    return transportError(error, {
      host: this.base.host,
      aborted: signal?.aborted ?? false,
      timedOut: deadline.aborted,
    });
  }
}

function agentFor(target: KubeTarget): Agent {
  const { credential } = target;
  return new Agent({
    // HTTP/2 of undici has open faults with aborted streams; one connection a watch is affordable.
    allowH2: false,
    keepAliveTimeout: 30_000,
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      ca: target.caPem,
      servername: target.tlsServerName,
      rejectUnauthorized: !target.skipTlsVerify,
      ...(target.lookup && { lookup: target.lookup }),
      keepAlive: true,
      keepAliveInitialDelay: 30_000,
      ...(credential.type === 'client-certificate' && {
        cert: credential.certPem,
        key: credential.keyPem,
      }),
    },
  });
}

function urlFor(base: URL, path: string, query: KubeQuery = {}): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`;
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return url;
}

function refusal(answer: Dispatcher.ResponseData, body: unknown): KubeError {
  const retryAfter = answer.headers['retry-after'];
  return statusError(
    answer.statusCode,
    body,
    typeof retryAfter === 'string' ? retryAfter : undefined,
  );
}
