import { useState } from 'react';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { Panel } from '../../blocks/panel';
import { cx } from '../../blocks/text';
import { ScrollBox, tableStyles } from '../../blocks/table';
import { ClusterRow } from './ClusterRow';

const columns = [
  'Cluster',
  'Mode',
  'Pods in the mesh',
  'Waypoint',
  'Accepts',
  'Answered',
];

export interface ByClusterProps {
  status: EntityStatus;
  /** Cluster whose row is open at first. */
  opened?: string;
}

/** The table by cluster, problems first. */
export function ByCluster({ status, opened }: ByClusterProps) {
  const { clusters } = status;
  const [open, setOpen] = useState(new Set(opened ? [opened] : []));
  const toggle = (cluster: string) =>
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(cluster)) next.add(cluster);
      return next;
    });
  const oldest = clusters
    .flatMap(c => (c.freshness.seenAt ? [Date.parse(c.freshness.seenAt)] : []))
    .reduce((a, b) => Math.min(a, b), Infinity);
  const count = `${clusters.length} ${
    clusters.length === 1 ? 'cluster' : 'clusters, problems first'
  }`;
  return (
    <Panel
      id="mesh-clusters"
      title="By cluster"
      second={`${count}. Open a row for its workloads.`}
      aside={
        Number.isFinite(oldest) ? (
          <>
            Oldest answer <Age at={oldest} ago />
          </>
        ) : null
      }
    >
      <ScrollBox label="By cluster">
        <table
          className={cx(tableStyles.table, tableStyles.wide)}
          aria-label="By cluster"
        >
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  key={column}
                  scope="col"
                  className={index === 0 ? tableStyles.first : undefined}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clusters.map(cluster => (
              <ClusterRow
                key={cluster.cluster}
                cluster={cluster}
                open={open.has(cluster.cluster)}
                onToggle={() => toggle(cluster.cluster)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
