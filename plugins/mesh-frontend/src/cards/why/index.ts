export { WhyButton } from './WhyButton';
export { WhyContent } from './WhyContent';
export type { WhyContentProps } from './WhyContent';
export { StepsDialog } from './StepsDialog';
