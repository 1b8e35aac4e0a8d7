import type { Viewer } from './viewer';

/**
 * Permissions outside the mesh that only the platform team has. An entity from
 * somewhere else could claim to be a namespace or a template, so the catalog
 * takes new sources from the platform team alone.
 */
const platformOnly = new Set([
  'catalog.entity.create',
  'catalog.entity.delete',
  'catalog.location.create',
  'catalog.location.delete',
  'scaffolder.template.management',
]);

/** True when a signed-in viewer may use a permission of another plugin. */
export function mayUsePortal(permission: string, viewer: Viewer): boolean {
  return viewer.isApprover || !platformOnly.has(permission);
}
