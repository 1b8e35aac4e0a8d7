import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { Origins } from '../input/origins';

/** What is written: a report, and where its objects were read. */
export interface Inspected {
  readonly report: MeshReport;
  readonly clusters: ReadonlyMap<
    string,
    { readonly origins: Origins; readonly files: readonly string[] }
  >;
}
