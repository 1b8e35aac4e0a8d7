/** What narrowing cannot know from the object. @public */
export interface NarrowOptions {
  /** Annotation of a Namespace that names its owner. */
  readonly ownerAnnotation: string;
}

/** @public */
export const DEFAULT_NARROW_OPTIONS: NarrowOptions = {
  ownerAnnotation: 'backstage.io/owner',
};
