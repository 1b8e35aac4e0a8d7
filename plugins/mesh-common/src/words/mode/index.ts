export { modeWords } from './words';
