import {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Ownership } from '../ownership';
import { ApprovalPolicy } from './policy';

/** Whose credentials reach a route: a person's, or those of a service that the configuration lets in. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** Who acts: the principal of the credentials that reached this backend, never a name in an input. */
export interface Actor {
  /** Entity ref of a person, or subject of a service; lower case. */
  readonly ref: string;
  readonly isPerson: boolean;
  /** Refs that the person acts for: themselves and their groups. */
  readonly refs: readonly string[];
  /** Member of an approving group. A service never is. */
  readonly isApprover: boolean;
}

export async function actorOf(
  credentials: CallerCredentials,
  deps: { auth: AuthService; ownership: Ownership; policy: ApprovalPolicy },
): Promise<Actor> {
  const { auth, ownership, policy } = deps;
  if (!auth.isPrincipal(credentials, 'user')) {
    const { principal } = credentials as { principal: { subject: string } };
    return {
      ref: `service:${principal.subject}`,
      isPerson: false,
      refs: [],
      isApprover: false,
    };
  }
  const refs = await ownership.viewerRefs(credentials);
  return {
    ref: credentials.principal.userEntityRef.toLocaleLowerCase('en-US'),
    isPerson: true,
    refs,
    isApprover: policy.isApprover(refs),
  };
}
