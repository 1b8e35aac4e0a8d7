import { APPS } from './apps';
import { CORE } from './core';
import { GATEWAY_API, ISTIO } from './custom';
import { ADMISSION, COORDINATION, DISCOVERY, RBAC } from './others';
import { resourceOf, type KindDef } from './types';

/** Every kind that is served, in the order of discovery. */
export const KINDS: KindDef[] = [
  ...CORE,
  ...APPS,
  ...RBAC,
  ...ADMISSION,
  ...COORDINATION,
  ...DISCOVERY,
  ...GATEWAY_API,
  ...ISTIO,
];

const byResource = new Map(KINDS.map(k => [resourceOf(k), k]));

/** @param resource - `pods`, `gateways.gateway.networking.k8s.io` */
export const kindByResource = (resource: string) => byResource.get(resource);

export const findKind = (group: string, plural: string) =>
  byResource.get(group ? `${plural}.${group}` : plural);

/** The kind that an object says it is of, whatever served version it names. */
export function kindOfObject(
  apiVersion: string,
  kind: string,
): KindDef | undefined {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  return KINDS.find(
    k => k.group === group && k.kind === kind && k.versions.includes(version),
  );
}

export const groups = () => [...new Set(KINDS.map(k => k.group))];

/** Versions of a group, the preferred one first. */
export const versionsOf = (group: string) => [
  ...new Set(
    KINDS.filter(k => k.group === group)
      .sort((a, b) => b.versions.length - a.versions.length)
      .flatMap(k => k.versions),
  ),
];

export { apiVersionOf, resourceOf } from './types';
export type { Column, KindDef, Subresource } from './types';
