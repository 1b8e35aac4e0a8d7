export { ReasonChain } from './ReasonChain';
export { reasonsAsText } from './reasonsAsText';
