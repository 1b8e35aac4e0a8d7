import {
  CardWords,
  EntityStatus,
  modeWords,
  mtlsWords,
  placementWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The three status cards. */
export type CardKind = 'mode' | 'placement' | 'mtls';

/** Title and words of each card. */
export const cardKinds: Record<
  CardKind,
  { title: string; words: (status: EntityStatus, now: number) => CardWords }
> = {
  mode: { title: 'Mesh mode', words: modeWords },
  placement: { title: 'Cluster placement', words: placementWords },
  mtls: { title: 'mTLS', words: mtlsWords },
};
