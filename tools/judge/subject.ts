import type fc from 'fast-check';
import { Judge, Manifest } from './questions';

/** One of the things that Istio is asked about. */
export interface Subject<Case> {
  readonly name: string;
  /** The function that answers. */
  readonly authority: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Asks both sides. One comparison for each answer of Istio. */
  compare(judged: Case, judge: Judge): Promise<Comparison[]>;
  /** The case as objects that a person can apply. */
  manifests(judged: Case): readonly Manifest[];
}

export interface Comparison {
  /** Of what, e.g. `pod shop/a`. */
  readonly of: string;
  readonly istio: unknown;
  readonly ours: unknown;
  readonly agrees: boolean;
  /** The kind of answer Istio gave, to see that no kind is missing from a run. */
  readonly kind: string;
}
