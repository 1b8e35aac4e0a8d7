import type { ReportWaypoint } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Rows } from './rows';
import type { IstiodAnswer } from './schema';

/** Waypoints: a ready one is Programmed, and one that nobody looks at waits for its controller. */
export function waypointDifferences(
  rows: Rows,
  { conditions }: IstiodAnswer,
): string[] {
  return conditions
    .filter(({ kind }) => kind === 'Gateway')
    .flatMap(said => {
      const key = `${said.namespace}/${said.name}`;
      const row = rows.waypoints.get(key);
      const programmed = said.conditions.find(c => c.type === 'Programmed');
      if (!row || !programmed || fits(row, programmed.status)) return [];
      return [
        `waypoint ${key}: istiod says Programmed=${programmed.status}, the report says ${row.reason}`,
      ];
    });
}

/** istiod says True while pods and listener may be wrong: those reasons of ours are its blind spots. */
function fits({ reason }: ReportWaypoint, programmed: string): boolean {
  switch (programmed) {
    case 'True':
      return ['ready', 'no-pods', 'listener-unsupported'].includes(reason);
    case 'False':
      return [
        ...['no-address', 'no-pods', 'not-programmed', 'listener-unsupported'],
      ].includes(reason);
    default:
      return reason === 'waiting-for-controller';
  }
}
