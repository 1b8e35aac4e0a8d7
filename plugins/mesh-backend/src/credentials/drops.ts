import { createHash, randomBytes } from 'node:crypto';
import { CredentialDrop } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { MeshError } from '../meshError';
import { Store } from '../store';
import { assertAllowedHost } from './hosts';
import { reduceKubeconfig } from './reduce';
import { dropSubject, StoredCredential, Vault } from './vault';

/** A drop is good for this long, milliseconds. */
export const DROP_MS = 15 * 60_000;
/** Nobody needs more at a time; more would be somebody filling the table. */
const MOST_PER_OWNER = 20;

export interface DropsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly allowedHosts: readonly string[];
}

/** A drop that was opened; its handle is still good until it is consumed. */
export interface OpenedDrop {
  readonly digest: string;
  readonly credential: StoredCredential;
}

/** Takes credentials from people, so that no template ever carries one. */
export class Drops {
  constructor(private readonly deps: DropsDeps) {}

  /** @throws MeshError when the kubeconfig, its host or the portal's state do not allow it */
  async put(kubeconfig: string, owner: string): Promise<CredentialDrop> {
    const { store, clock, vault, allowedHosts } = this.deps;
    const credential = reduceKubeconfig(kubeconfig);
    await assertAllowedHost(credential.server, allowedHosts);
    const now = clock.now();
    if ((await store.drops.countOf(owner, now)) >= MOST_PER_OWNER) {
      throw new MeshError(
        'invalid-input',
        'you handed over many credentials and used none',
        {
          nextStep: 'Use one, or wait 15 minutes.',
        },
      );
    }
    const handle = randomBytes(32).toString('base64url');
    const digest = digestOf(handle);
    const expiresAt = now + DROP_MS;
    const { host } = new URL(credential.server);
    await store.drops.insert({
      handleDigest: digest,
      owner,
      host,
      credential: await vault.seal(dropSubject(digest), credential),
      expiresAt,
    });
    return { drop: handle, host, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** @throws MeshError `drop-unknown`: the same answer for a wrong handle, somebody else's, a used and an expired one */
  async open(handle: string, owner: string): Promise<OpenedDrop> {
    const { store, clock, vault } = this.deps;
    const digest = digestOf(handle);
    const drop = await store.drops.find(digest, owner, clock.now());
    if (!drop) throw unknownDrop();
    return {
      digest,
      credential: await vault.open(dropSubject(digest), drop.credential),
    };
  }

  /** Uses it up, in the transaction of what it is used for. @throws MeshError `drop-unknown` when it was used meanwhile */
  async consume(drop: OpenedDrop, store: Store): Promise<void> {
    if (!(await store.drops.consume(drop.digest))) throw unknownDrop();
  }

  async sweep(): Promise<void> {
    const { store, clock } = this.deps;
    await store.drops.deleteExpired(clock.now());
  }
}

function digestOf(handle: string): string {
  return createHash('sha256').update(handle).digest('hex');
}

function unknownDrop(): MeshError {
  return new MeshError(
    'drop-unknown',
    'this credential was not handed over by you, is used up, or its 15 minutes are over',
    { field: 'drop', nextStep: 'Hand the kubeconfig over again.' },
  );
}
