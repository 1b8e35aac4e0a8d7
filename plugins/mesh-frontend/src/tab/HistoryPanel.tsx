import { Link } from '@backstage/ui';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../blocks/panel';
import { text } from '../blocks/text';
import { useMeshLinks } from '../links';
import { RequestLine } from '../requests/RequestLine';
import styles from './history.module.css';

/** The last requests about the entity, newest first. */
export function HistoryPanel({ status }: { status: EntityStatus }) {
  const all = useMeshLinks().requests();
  return (
    <Panel
      title="Requests"
      second="What was asked for, newest first"
      aside={all ? <Link href={all}>All requests</Link> : null}
    >
      {status.requests.length ? (
        <ol className={styles.list}>
          {status.requests.map(request => (
            <li key={request.id}>
              <RequestLine request={request} />
            </li>
          ))}
        </ol>
      ) : (
        <p className={text.body}>
          No requests yet. A request is a change to the mesh that someone
          approves.
        </p>
      )}
    </Panel>
  );
}
