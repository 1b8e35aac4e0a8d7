export { differencesFromIstiod } from './istiod/differences';
export { istiodAnswerSchema } from './istiod/schema';
export type { IstiodAnswer, IstiodWorkload } from './istiod/schema';
export { goldens } from './goldens';
export type { Golden, GoldenObject } from './goldens';
