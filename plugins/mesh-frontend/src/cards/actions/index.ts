export { CardActionButton } from './CardActionButton';
export { enrolFormData } from './enrolFormData';
