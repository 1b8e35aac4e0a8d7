export { istiod, type Istiod } from './istiod';
export type { IstiodOptions } from './options';
