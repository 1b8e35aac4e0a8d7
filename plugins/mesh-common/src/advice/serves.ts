import { waypointBinding } from '../waypoint';
import { Place } from './types';

/** Whether a waypoint is bound to the place now. */
export function serves({ service, namespace, cluster }: Place): boolean {
  const subject = service
    ? ({ kind: 'Service', fact: service } as const)
    : namespace && ({ kind: 'Namespace', fact: namespace } as const);
  return subject
    ? waypointBinding(subject, cluster.view, cluster.ctx)?.bound === true
    : false;
}
