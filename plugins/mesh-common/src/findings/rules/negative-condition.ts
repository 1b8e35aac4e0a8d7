import { negativeConditions } from '../analyzer/conditions';
import { Rule } from '../types';

/** Istiod has written into the status of an object that it did not do what the object asks for. */
export const negativeCondition: Rule = {
  code: 'negative-condition',
  severity: 'warning',
  istio: 'IST0171',
  *inCluster(cluster) {
    for (const { subject, condition } of negativeConditions(cluster)) {
      const { type, status, reason, message } = condition;
      yield {
        subject,
        message: `Its status says ${type}=${status}, reason ${
          reason || 'not told'
        }${message ? `: ${message}` : '.'}`,
        nextStep: nextStepOf(type),
      };
    }
  },
};

function nextStepOf(type: string): string {
  if (type === 'istio.io/WaypointBound') {
    return 'Look at the waypoint that it names: does it exist, is it programmed, has it a pod, and does its listener allow this namespace?';
  }
  if (type === 'ZtunnelAccepted' || type === 'WaypointAccepted') {
    return 'Correct the policy as the message says, or attach it to a waypoint with targetRefs where it needs layer 7.';
  }
  return 'Correct what the message names; if nothing is wrong with the object, look at the controller of its gateway class.';
}
