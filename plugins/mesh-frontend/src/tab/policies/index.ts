export { PoliciesPanel } from './PoliciesPanel';
