export { TwoOne } from './TwoOne';
export { Halves, Stack } from './Stack';
