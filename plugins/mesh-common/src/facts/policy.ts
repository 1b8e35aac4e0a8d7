import { ObjectFact, StringMap } from './common';

/** @public */
export type PeerAuthenticationMode =
  | 'UNSET'
  | 'DISABLE'
  | 'PERMISSIVE'
  | 'STRICT';

/** @public */
export interface PeerAuthenticationFact extends ObjectFact {
  readonly namespace: string;
  /** null: no `selector` at all; `{}`: an empty one. Ambient treats these differently (istio-domain MT-47). */
  readonly selector: StringMap | null;
  /** null: no `mtls` block. */
  readonly mode: PeerAuthenticationMode | null;
  /** Container port number to mode; `UNSET` where the port is named without a mode. */
  readonly ports: Readonly<Record<string, PeerAuthenticationMode>>;
  /** Time of the newest write known (`managedFields`), else `createdAt`. */
  readonly writtenAt: number;
  /** `metadata.resourceVersion`, which grows with every write in a cluster; null: not in the object. */
  readonly resourceVersion: number | null;
}
