import { StatusError } from '../status';

/** How the client wants its answer. */
export interface Accepted {
  as: 'json' | 'table' | 'metadata' | 'aggregated';
  yaml?: boolean;
}

function parameters(entry: string) {
  const [type, ...rest] = entry.split(';').map(p => p.trim());
  const pairs = rest.map(p => p.split('=') as [string, string]);
  return { type, parameters: Object.fromEntries(pairs) };
}

/**
 * The first media type of the header that can be served. Protobuf and CBOR cannot: clients name JSON as well.
 * @throws StatusError 406 when none can
 */
export function negotiate(header: string | undefined): Accepted {
  for (const entry of (header ?? '*/*').split(',')) {
    const { type, parameters: p } = parameters(entry);
    if (type === 'application/yaml') return { as: 'json', yaml: true };
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue;
    if (!p.as) return { as: 'json' };
    if (p.as === 'Table' && p.g === 'meta.k8s.io' && p.v === 'v1') {
      return { as: 'table' };
    }
    const metadata =
      p.as === 'PartialObjectMetadata' || p.as === 'PartialObjectMetadataList';
    if (metadata && p.g === 'meta.k8s.io' && p.v === 'v1') {
      return { as: 'metadata' };
    }
    if (p.as === 'APIGroupDiscoveryList' && p.v === 'v2') {
      return { as: 'aggregated' };
    }
  }
  throw new StatusError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/yaml, application/json;stream=watch',
  );
}
