import type { Viewer } from './viewer';

type MayUse = (viewer: Viewer) => boolean;

const anyTeam: MayUse = viewer => viewer.hasTeam || viewer.isApprover;
const approver: MayUse = viewer => viewer.isApprover;

/**
 * Who may use which permission of the mesh plugin at all. What of it they see or
 * change is decided in mesh-backend by ownership: a team reads its own entities
 * and requests, and nobody decides about their own request.
 */
const audiences: Record<string, MayUse> = {
  'mesh.status.read': anyTeam,
  'mesh.cluster.read': anyTeam,
  'mesh.request.create': anyTeam,
  'mesh.request.read': anyTeam,
  'mesh.request.withdraw': anyTeam,
  'mesh.request.decide': approver,
  'mesh.request.rollback': approver,
};

/** The permissions that have a rule here; any other of `mesh.*` is denied. */
export const meshPermissionNames = Object.keys(audiences);

/** True when the viewer may use the permission. Unknown names: false. */
export function mayUseMesh(permission: string, viewer: Viewer): boolean {
  return Object.hasOwn(audiences, permission)
    ? audiences[permission](viewer)
    : false;
}
