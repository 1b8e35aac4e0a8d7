export { isUniqueViolation, migrate, openDatabase } from './database';
export { onlyOfEntity } from './ofEntity';
export { Store } from './store';
export { noSteps } from './targets';
export type { ClusterRecord } from './clusters';
export type { DropRecord } from './drops';
export type { OutboxItem } from './outbox';
export type * from './types';
