import { formParts } from './forms';
import { preflightParts } from './preflight';
import { requestParts } from './requests';
import type { Part } from './types';

export const parts: Part[] = [...requestParts, ...formParts, ...preflightParts];
