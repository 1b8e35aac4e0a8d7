export { PlacementRows } from './PlacementRows';
export { arePodsKnown, isSilent, modeWord, placeWords } from './placeWords';
