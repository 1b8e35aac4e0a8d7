import type { EntityStatus } from '../contract';
import { EntityLink, namedNamespaces, NamespaceRef } from '../entity';
import { ClusterView } from '../facts';
import { readFacts } from '../mode';

type Confirmed = (cluster: string, namespace: string) => boolean;

/** Lets through what is confirmed, and remembers what is not. One per entity and answer. */
export class ClaimGate {
  private readonly refused: NamespaceRef[] = [];
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly confirmed: Confirmed) {}

  /** For one cluster. A claim on a namespace that is not there is no claim. */
  forCluster(view: ClusterView): (namespace: string) => boolean {
    const namespaces = readFacts(view, 'namespaces');
    return namespace => {
      const key = `${view.name}/${namespace}`;
      let answer = this.answers.get(key);
      if (answer === undefined) {
        answer = this.confirmed(view.name, namespace);
        this.answers.set(key, answer);
        if (!answer && (!namespaces || namespaces.has(namespace))) {
          this.refused.push({ cluster: view.name, namespace });
        }
      }
      return answer;
    };
  }

  get hasRefused(): boolean {
    return this.refused.length > 0;
  }

  /**
   * The claims that are not confirmed, for the one who made them. What a free label selector came upon is not named: that
   * would tell anyone which namespaces use a label.
   */
  claim(link: EntityLink, entityOwner: string | null): EntityStatus['claim'] {
    if (!this.hasRefused) return null;
    const namesThem = (ref: NamespaceRef) =>
      link.by === 'kubernetes-id' ||
      namedNamespaces(link, ref.cluster) !== null;
    return {
      namespaces: this.refused.filter(namesThem).map(ref => ({ ...ref })),
      entityOwner,
      confirmWith: null,
    };
  }
}
