export type { Ground } from './ground';
export type { Life, Step } from './life';
export * from './lives';
export { runLife } from './runLife';
