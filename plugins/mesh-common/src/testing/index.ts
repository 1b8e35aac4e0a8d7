export * from './times';
export * from './facts';
export * from './view';
export * from './clusters';
export * from './fixtures';
export * from './install';
export * from './manifests';
export * from './world';
