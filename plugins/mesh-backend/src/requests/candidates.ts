import {
  ClusterCandidate,
  ClusterInput,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { clusterSubject, Drops, OpenedDrop, Vault } from '../credentials';
import { preflight, PreflightAnswer, PreflightDeps } from '../preflight';
import { RequestRecord, Store } from '../store';

export interface CandidatesDeps extends PreflightDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly drops: Drops;
}

interface Remembered {
  readonly at: number;
  readonly candidate: ClusterCandidate | undefined;
}

/** So long the answer of a pre-flight serves those who only look at a request, milliseconds. */
const FRESH_MS = 30_000;

/** Clusters that somebody wants to register, as a pre-flight finds them. */
export class Candidates {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly deps: CandidatesDeps) {}

  /** With a credential that was handed over. @throws MeshError `drop-unknown` */
  async ofDrop(
    input: Pick<ClusterInput, 'name' | 'peers' | 'drop'>,
    owner: string,
  ): Promise<{ drop: OpenedDrop; answer: PreflightAnswer }> {
    const { name, peers, drop: handle } = input;
    const drop = await this.deps.drops.open(handle, owner);
    const { credential } = drop;
    const answer = await preflight({ name, peers, credential }, this.deps);
    return { drop, answer };
  }

  /** With the credential of a filed request, asked now; undefined: it gives no answer, or is of another kind. */
  async ofRequest(
    request: RequestRecord,
  ): Promise<ClusterCandidate | undefined> {
    const { input, id } = request;
    if (input.kind !== 'cluster') return undefined;
    const row = await this.deps.store.clusters.ofRequest(id);
    if (!row) return undefined;
    const credential = await this.deps.vault.open(
      clusterSubject(row.name),
      row.credential,
    );
    const { name, peers } = input;
    const answer = await preflight(
      { name, peers, credential, requestId: id },
      this.deps,
    );
    const candidate = answer.silent ? undefined : answer.candidate;
    this.remembered.set(id, { at: this.deps.clock.now(), candidate });
    return candidate;
  }

  /** The same, for those who only look: not older than half a minute. */
  async lookedAt(
    request: RequestRecord,
  ): Promise<ClusterCandidate | undefined> {
    const known = this.remembered.get(request.id);
    if (known && this.deps.clock.now() - known.at < FRESH_MS) {
      return known.candidate;
    }
    return this.ofRequest(request);
  }

  /** Encrypts the credential of a drop for its registration. */
  seal(
    { name }: Pick<ClusterInput, 'name'>,
    drop: OpenedDrop,
  ): Promise<string> {
    return this.deps.vault.seal(clusterSubject(name), drop.credential);
  }
}
