export * from './requestRules';
export * from './resources';
export * from './targetRules';
