export { explainCommand } from './explain';
