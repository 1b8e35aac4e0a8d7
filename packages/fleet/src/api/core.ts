import type { Admission } from './admission/types';
import type { Authorizer } from './auth/authorizer';
import type { TokenAuthority } from './auth/tokens';
import type { KindDef } from './kinds/types';
import type { Store } from './store/store';
import type { ClusterFacts } from './strategy/types';
import type { UserInfo } from './types';

/** What the handlers of one cluster share. */
export interface ClusterCore {
  readonly name: string;
  readonly store: Store;
  readonly facts: ClusterFacts;
  readonly now: () => Date;
  readonly admission: Admission;
  readonly tokens: TokenAuthority;
  readonly authorizer: Authorizer;
  readonly bookmarkIntervalMs: number;
}

/** Which object, or which collection, a request is about. */
export interface Target {
  kind: KindDef;
  /** The version of the path: objects are answered in it, whatever version they are stored in. */
  version: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** How a write is to be done. */
export interface WriteOptions {
  user: UserInfo;
  /** Name under which the write owns fields. */
  manager: string;
  dryRun: boolean;
  fieldValidation: 'Ignore' | 'Warn' | 'Strict';
  /** Filled by the write; sent as `Warning` headers. */
  warnings: string[];
}

export const refOf = (kind: KindDef) => ({
  group: kind.group,
  resource: kind.plural,
});
