import {
  MANIFEST_TYPES,
  ManifestType,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** What one call of kubectl reads, into one file. */
export interface Part {
  /** Of the file, without its ending. */
  readonly name: string;
  /** As kubectl calls them: `peerauthentications.security.istio.io`. */
  readonly resources: readonly string[];
  /** Who wrote a field and when decides something: kubectl leaves that out unless asked. */
  readonly managedFields: boolean;
}

/** Kinds whose `managedFields` the model reads (`narrow` of mesh-common; `export.test.ts` tries all of them). */
const MANAGED: ReadonlySet<string> = new Set([
  ...['/Namespace', '/Service', 'gateway.networking.k8s.io/Gateway'],
  'security.istio.io/PeerAuthentication',
]);

/**
 * Kinds that a server may have without the others of their group. kubectl gives nothing at all where it does not know one
 * kind, so a kind that is missing would take the others along.
 */
const ALONE: ReadonlySet<string> = new Set([
  ...['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'].map(
    kind => `gateway.networking.k8s.io/${kind}`,
  ),
  // Every Kubernetes has both kinds of webhook. Not so the simulated fleet, and without the injectors no mode is known.
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map(
    kind => `admissionregistration.k8s.io/${kind}`,
  ),
  // Pods are most of an export.
  '/Pod',
]);

/** Everything the model reads but ConfigMaps, by API group. */
export function parts(): Part[] {
  const byName = new Map<string, ManifestType[]>();
  for (const type of MANIFEST_TYPES) {
    const name = partOf(type);
    byName.set(name, [...(byName.get(name) ?? []), type]);
  }
  return [...byName].map(([name, types]) => ({
    name,
    resources: types.map(resource).sort(),
    managedFields: types.some(type => MANAGED.has(keyOf(type))),
  }));
}

const keyOf = ({ group, kind }: ManifestType) => `${group}/${kind}`;

function partOf(type: ManifestType): string {
  return ALONE.has(keyOf(type)) ? plural(type.kind) : type.group || 'core';
}

function resource({ group, kind }: ManifestType): string {
  return group ? `${plural(kind)}.${group}` : plural(kind);
}

/** The plural of a kind, as all APIs that are read here form it. */
export function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('s')) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
