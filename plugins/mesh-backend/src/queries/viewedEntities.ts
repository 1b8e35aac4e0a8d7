import { Derived, MeshGraph, Node } from '../graph';

/** How long an entity is followed after it was last asked for, milliseconds. An open card asks at least every minute. */
export const FOLLOW_MS = 10 * 60_000;
/** The most that are followed; those asked for longest ago are let go first. */
export const MAX_FOLLOWED = 2_000;

interface Viewed {
  readonly nodes: readonly Node<unknown>[];
  readonly followed: Derived<unknown>;
  value: unknown;
  askedAt: number;
}

/** Entities that somebody looked at lately: only for these it is worth to say that they changed. */
export class ViewedEntities {
  /** Oldest first. */
  private readonly viewed = new Map<string, Viewed>();

  constructor(private readonly graph: MeshGraph) {}

  get size(): number {
    return this.viewed.size;
  }

  /** @param nodes - what the answer about it was made from */
  asked(entityRef: string, nodes: readonly Node<unknown>[], now: number): void {
    const known = this.viewed.get(entityRef);
    this.viewed.delete(entityRef);
    if (known && sameNodes(known.nodes, nodes)) {
      known.askedAt = now;
      this.viewed.set(entityRef, known);
      return;
    }
    if (known) this.graph.unfollow(known.followed);
    const followed = this.graph.follow(`entity ${entityRef}`, nodes);
    const value = followed.peek();
    this.viewed.set(entityRef, { nodes, followed, value, askedAt: now });
    if (this.viewed.size > MAX_FOLLOWED) {
      this.forget(this.viewed.keys().next().value as string);
    }
  }

  /** Refs of those that may read differently since the last call. */
  takeChanged(): string[] {
    const marked = new Set(this.graph.takeMarked());
    if (!marked.size) return [];
    const changed: string[] = [];
    for (const [entityRef, viewed] of this.viewed) {
      if (!marked.has(viewed.followed)) continue;
      const value = viewed.followed.peek();
      if (value !== viewed.value) changed.push(entityRef);
      viewed.value = value;
    }
    return changed;
  }

  sweep(now: number): void {
    for (const [entityRef, { askedAt }] of this.viewed) {
      if (now - askedAt > FOLLOW_MS) this.forget(entityRef);
    }
  }

  private forget(entityRef: string): void {
    const viewed = this.viewed.get(entityRef);
    if (viewed) this.graph.unfollow(viewed.followed);
    this.viewed.delete(entityRef);
  }
}

function sameNodes(
  a: readonly Node<unknown>[],
  b: readonly Node<unknown>[],
): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i]);
}
