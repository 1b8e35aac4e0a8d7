export { WhyButton } from './WhyButton';
export { WhyDialog } from './WhyDialog';
export type { WhyDialogProps } from './WhyDialog';
export { StepsDialog } from './StepsDialog';
