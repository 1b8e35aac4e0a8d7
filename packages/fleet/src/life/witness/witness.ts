import type { Trail } from '../trail';

/** Notes what it sees, from when it is there until it is stopped. */
export interface Witness {
  readonly trail: Trail;
  stop(): Promise<void>;
}
