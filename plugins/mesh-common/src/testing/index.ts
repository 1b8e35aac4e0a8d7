export * from './times';
export * from './facts';
export * from './view';
export * from './clusters';
export * from './fixtures';
