import type { ReportPod } from '../../../../plugins/mesh-common/src';
import { modeTable } from './expected/mode';
import { mtlsTable } from './expected/mtls';
import { running } from './expected/pods';
import { firstTrue } from './expected/table';
import type { Found } from './found';
import { tally } from './words';

/** The rows of a report behind an expectation, a line for each cluster: for the message of a difference. */
export function rowsAsText(found: Found): string[] {
  const { places, refused } = found;
  return [
    'The report has:',
    ...places.map(({ cluster, namespaces, pods, services }) => {
      const bound = services.flatMap(({ service, waypoint }) =>
        waypoint ? [`${service} by ${waypoint.name} (${waypoint.reason})`] : [],
      );
      return [
        `${cluster}: labels ask for ${namespaces.map(each => each.declared)}`,
        `pods ${counts(pods.map(({ mode }) => mode))}`,
        `mTLS ${counts(pods.map(mtlsText))}`,
        `waypoints ${bound.join(', ') || 'none'}`,
      ].join('; ');
    }),
    ...(places.length
      ? [
          `so for Mesh mode: ${firstTrue(modeTable, found).when}`,
          `so for mTLS: ${firstTrue(mtlsTable, running(places)).when}`,
        ]
      : []),
    ...refused.map(name => `namespace ${name} belongs to another owner`),
  ];
}

/** `STRICT`, `STRICT with 9090 PERMISSIVE` */
function mtlsText({ mtls }: ReportPod): string {
  const ports = Object.entries(mtls.ports).map(
    ([port, mode]) => `${port} ${mode}`,
  );
  return [mtls.mode, ...ports].join(' with ');
}

const counts = (values: readonly string[]) =>
  [...tally(values)].map(([value, n]) => `${n} ${value}`).join(', ') || 'none';
