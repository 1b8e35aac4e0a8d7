export { Timeline } from './Timeline';
export type { TimelineEntry } from './Timeline';
