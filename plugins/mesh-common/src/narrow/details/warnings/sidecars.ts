import { z } from 'zod';
import { isHttp, serverTlsSchema, serverTlsWarnings } from './serverTls';

const ingressSchema = z.object({
  port: z
    .object({ number: z.number().nullish(), protocol: z.string().nullish() })
    .nullish(),
  connectionPool: z.object({ http: z.unknown().optional() }).nullish(),
  tls: serverTlsSchema,
});

export const sidecarSpec = z.object({
  workloadSelector: z
    .object({ labels: z.record(z.string(), z.string()).nullish() })
    .nullish(),
  ingress: z.array(ingressSchema).nullish(),
  egress: z.array(z.object({ hosts: z.array(z.string()).nullish() })).nullish(),
  outboundTrafficPolicy: z.unknown().optional(),
  inboundConnectionPool: z.unknown().optional(),
});

type Spec = z.output<typeof sidecarSpec>;

/** Istio `pkg/config/validation`, ValidateSidecar: one that configures nothing is an error, and no warning. */
export function* sidecarWarnings(
  spec: Spec,
  namespace: string,
): Iterable<string> {
  if (isEmpty(spec)) return;
  const { workloadSelector: selector } = spec;
  if (selector && !Object.keys(selector.labels ?? {}).length) {
    yield 'its workloadSelector has no labels, so it holds for the whole namespace';
  }
  for (const { port, connectionPool, tls } of spec.ingress ?? []) {
    // Without a port nothing else of a listener is looked at.
    if (!port) continue;
    yield* serverTlsWarnings(tls);
    if (connectionPool?.http && !isHttp(port.protocol)) {
      yield `ingress port ${port.number} has HTTP settings of a connection pool and is not HTTP`;
    }
  }
  for (const { hosts } of spec.egress ?? []) {
    yield* hostWarnings(hosts ?? [], namespace);
  }
}

function isEmpty(spec: Spec): boolean {
  return (
    !spec.ingress?.length &&
    !spec.egress?.length &&
    !spec.outboundTrafficPolicy &&
    !spec.inboundConnectionPool
  );
}

function* hostWarnings(
  hosts: readonly string[],
  home: string,
): Iterable<string> {
  const seen = new Map<string, Set<string>>();
  for (const text of hosts) {
    const slash = text.indexOf('/');
    if (slash < 0 || text.startsWith('~')) continue;
    const scope = text.slice(0, slash);
    const namespace = scope === '.' ? home : scope;
    const host = text.slice(slash + 1);
    const known = seen.get(namespace) ?? new Set<string>();
    const isKnown =
      host === '*' ? known.size > 0 : known.has(host) || known.has('*');
    if (isKnown) yield `egress host ${text} is there already`;
    seen.set(namespace, known.add(host));
  }
  if (seen.get('*')?.has('*') && seen.size > 1) {
    yield 'egress host */* is everything, the others add nothing';
  }
}
