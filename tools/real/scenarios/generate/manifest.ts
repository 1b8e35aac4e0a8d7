/** An object to apply. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: object;
}

/** Names an object. */
export interface Ref {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
}

export function refOf({ apiVersion, kind, metadata }: Manifest): Ref {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, namespace };
}

/** Labels without those that are undefined; undefined where none is left, because whoever applies `{}` owns the map. */
export function labels(
  all: Record<string, string | undefined>,
): Record<string, string> | undefined {
  const set = Object.entries(all).filter(([, value]) => value !== undefined);
  return set.length
    ? (Object.fromEntries(set) as Record<string, string>)
    : undefined;
}
