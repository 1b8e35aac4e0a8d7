export * from './clusters';
export * from './plans';
export * from './preflights';
export * from './requests';
export * from './times';
export * from './fakeMeshApi';
export * from './refusal';
