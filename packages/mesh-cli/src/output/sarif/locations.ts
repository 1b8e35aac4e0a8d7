import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { clean } from '../clean';
import type { Inspected } from '../inspected';

/** Where a finding is: the object by its name, and the file it was read from. */
export function locationsOf(
  { cluster, subject }: Finding,
  { clusters }: Inspected,
) {
  const { kind, namespace, name } = subject;
  const names = [cluster, kind, ...(namespace ? [namespace] : []), name];
  const known = clusters.get(cluster);
  const origin = known?.origins.of(subject);
  const file = origin?.file ?? known?.files[0];
  return [
    {
      ...(file && {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(origin?.line && { region: { startLine: origin.line } }),
        },
      }),
      logicalLocations: [
        {
          name: clean(name),
          fullyQualifiedName: clean(names.join('/')),
          kind: 'resource',
        },
      ],
    },
  ];
}

/** Relative paths stay relative: whoever reads the log has the same checkout elsewhere. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file
    .replace(/^(?:\.[\\/])+/, '')
    .split(/[\\/]/)
    .map(encodeURIComponent)
    .join('/');
}
