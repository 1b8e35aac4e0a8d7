import { cardParts } from './cards';
import { formParts } from './forms';
import { preflightParts } from './preflight';
import { requestParts } from './requests';
import { tabParts } from './tab';
import type { Part } from './types';
import { whyParts } from './why';

export const parts: Part[] = [
  ...cardParts,
  ...whyParts,
  ...tabParts,
  ...requestParts,
  ...formParts,
  ...preflightParts,
];
