import { refuseEscalation } from '../auth/escalation';
import type { ServiceCaller } from './call';
import type { Admission } from './types';
import { callWebhooks } from './webhooks';

/** In this order: nobody grants what they do not hold; then the mutating webhooks. */
export const admissionChain = (callService: ServiceCaller): Admission => ({
  async admit(core, request) {
    refuseEscalation(core, request.target, request.object, request.user);
    return callWebhooks(core, request, callService);
  },
});
