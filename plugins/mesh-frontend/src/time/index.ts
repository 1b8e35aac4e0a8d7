export { ageText, isDuration } from './ageText';
export { absoluteText, clockText, dateText, momentText } from './dateText';
export { useNow } from './useNow';
