export interface ReviewKind {
  group: string;
  plural: string;
  kind: string;
  namespaced: boolean;
}

/** Kinds that are asked and answered, never stored. */
export const REVIEWS: ReviewKind[] = [
  ...[
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
    'SubjectAccessReview',
  ].map(kind => ({
    group: 'authorization.k8s.io',
    plural: `${kind.toLowerCase()}s`,
    kind,
    namespaced: false,
  })),
  ...['SelfSubjectReview', 'TokenReview'].map(kind => ({
    group: 'authentication.k8s.io',
    plural: `${kind.toLowerCase()}s`,
    kind,
    namespaced: false,
  })),
];

export const reviewKind = (group: string, plural: string) =>
  REVIEWS.find(r => r.group === group && r.plural === plural)?.kind;
