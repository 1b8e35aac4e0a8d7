export * from './result';
export * from './options';
export * from './narrow';
export * from './watched';
export { fingerprints } from './rootCert';
export * from './details';
