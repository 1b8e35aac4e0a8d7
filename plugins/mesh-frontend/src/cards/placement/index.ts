export { PlacementRows } from './PlacementRows';
export { isSilent, placeWords } from './placeWords';
