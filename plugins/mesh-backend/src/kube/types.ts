import { LookupFunction } from 'node:net';
import { ClusterCredential } from '@mesh-onboarding/backstage-plugin-mesh-node';

/** An API server and how to prove oneself to it. */
export interface KubeTarget {
  /** Base URL. */
  readonly server: string;
  readonly caPem?: string;
  readonly tlsServerName?: string;
  readonly skipTlsVerify?: boolean;
  readonly credential: ClusterCredential;
  /** Resolves the host; default: that of Node. */
  readonly lookup?: LookupFunction;
}

/** Parameters of the query string; absent ones are left out. */
export type KubeQuery = Readonly<
  Record<string, string | number | boolean | undefined>
>;

/** One request to an API server. */
export interface KubeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path, already escaped (see `resourcePath`). */
  readonly path: string;
  readonly query?: KubeQuery;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Of the body; default `application/json`. */
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  /** Until the whole answer is there, milliseconds; default 15 000. */
  readonly timeoutMs?: number;
}

export interface KubeResponse {
  readonly status: number;
  /** Parsed JSON; text where the server answers text (`/livez`). */
  readonly body: unknown;
}

/** One line of a watch. `object` is hostile until it was narrowed. */
export interface WatchFrame {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: unknown;
}

export interface WatchRequest {
  readonly path: string;
  /** `watch=true` is added. */
  readonly query?: KubeQuery;
  readonly signal?: AbortSignal;
  /** Until the server answers with headers, milliseconds; default 15 000. */
  readonly timeoutMs?: number;
  /** Called once the server has taken the watch. */
  readonly onOpen?: () => void;
}

/** A thin Kubernetes client for one cluster and one credential. */
export interface KubeClient {
  /** @throws KubeError for every answer that is not 2xx and for every failure to get one */
  request(request: KubeRequest): Promise<KubeResponse>;
  /**
   * Frames until the server ends the stream (the iteration ends) or it breaks.
   * @throws KubeError when refused, broken or unreadable
   */
  watch(request: WatchRequest): AsyncIterable<WatchFrame>;
  close(): Promise<void>;
}
