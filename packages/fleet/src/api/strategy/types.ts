import type { FieldError } from '../status';
import type { KubeObject } from '../types';

/** What a strategy may ask of the cluster. */
export interface ClusterFacts {
  now: () => Date;
  /** A free address of the service range. */
  allocateClusterIP: (wanted?: string) => string;
  allocateNodePort: (wanted?: number) => number;
}

/**
 * What is particular to a kind. The functions that fill in change the draft in place; the order is: defaults, admission,
 * prepare, validate.
 */
export interface Strategy {
  /** What the API fills in on every write, before anything else. */
  defaults?: (draft: KubeObject) => void;
  prepareCreate?: (draft: KubeObject, facts: ClusterFacts) => void;
  prepareUpdate?: (
    draft: KubeObject,
    old: KubeObject,
    facts: ClusterFacts,
  ) => void;
  validate?: (object: KubeObject) => FieldError[];
  validateUpdate?: (object: KubeObject, old: KubeObject) => FieldError[];
  /** Names are DNS-1123 subdomains unless the kind says otherwise. */
  nameRule?: 'subdomain' | 'label' | 'path';
  /**
   * Seconds for which a deleted object stays with a deletionTimestamp; 0 removes it at once.
   * @param asked - `gracePeriodSeconds` of the request
   */
  gracePeriod?: (object: KubeObject, asked: number | undefined) => number;
}
