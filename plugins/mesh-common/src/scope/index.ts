export * from './serviceEntryVisibility';
export * from './serviceScope';
