import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Ownership } from '../ownership';
import { CallerCredentials } from './route';

/** Who asks. */
export interface Viewer {
  /** Full refs a person acts for, lower case; none for a service. */
  readonly refs: readonly string[];
}

/** A person with their groups, or a service that belongs to nobody. */
export async function viewerOf(
  credentials: CallerCredentials,
  deps: { auth: AuthService; ownership: Ownership },
): Promise<Viewer> {
  return isUser(credentials, deps.auth)
    ? { refs: await deps.ownership.viewerRefs(credentials) }
    : { refs: [] };
}

function isUser(
  credentials: CallerCredentials,
  auth: AuthService,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  return auth.isPrincipal(credentials, 'user');
}
