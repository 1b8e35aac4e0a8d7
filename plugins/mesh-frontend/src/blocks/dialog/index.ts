export { useDialogWidth } from './useDialogWidth';
