export { PlacementRows } from './PlacementRows';
export { isSilent, modeWord, placeWords } from './placeWords';
