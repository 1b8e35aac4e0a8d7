export { Person } from './Person';
export { useNames } from './useNames';
