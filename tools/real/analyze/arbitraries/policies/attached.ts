import fc from 'fast-check';
import { appLabels } from '../vocabulary';

export const attached = {
  selector: fc.record({ matchLabels: appLabels }, { requiredKeys: [] }),
};
