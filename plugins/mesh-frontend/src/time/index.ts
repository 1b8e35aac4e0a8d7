export { ageText, isDuration } from './ageText';
export {
  absoluteText,
  clockText,
  dateText,
  dayText,
  momentText,
} from './dateText';
export { useNow } from './useNow';
