export { PlanPreviewPanel } from './PlanPreviewPanel';
