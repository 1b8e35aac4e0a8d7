export { exportCommand } from './export';
