import type { EntityCluster } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Code } from '../../blocks/code';
import { cx, text } from '../../blocks/text';
import styles from './byCluster.module.css';

/** The labels of the namespaces that decide, as raw text. */
export function LabelsRow({ cluster }: { cluster: EntityCluster }) {
  const namespaces = Object.entries(cluster.labels ?? {});
  if (!namespaces.length) return null;
  return (
    <tr className={cx(styles.inner, text.second)}>
      <td colSpan={6}>
        <div className={styles.labels}>
          <Code>{namespaces.map(labelLines).join('\n')}</Code>
        </div>
      </td>
    </tr>
  );
}

function labelLines([namespace, labels]: [
  string,
  Record<string, string>,
]): string {
  const lines = Object.entries(labels).map(([k, v]) => `  ${k}: ${v}`);
  return [
    `Namespace ${namespace}`,
    ...(lines.length ? lines : ['  no label of the mesh']),
  ].join('\n');
}
