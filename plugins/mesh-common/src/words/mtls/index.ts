export { mtlsWords } from './words';
export { policyWhyWords } from './rowWords';
