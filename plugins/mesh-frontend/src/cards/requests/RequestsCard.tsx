import { Link } from '@backstage/ui';
import type {
  EntityStatus,
  RequestSummary,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import { StatusCardSkeleton } from '../../blocks/statusCard';
import { text } from '../../blocks/text';
import type { UseLive } from '../../data';
import { useMeshLinks } from '../../links';
import { RequestLine } from '../../requests/RequestLine';
import styles from './requestsCard.module.css';

const TITLE = 'Mesh requests';

/** Open and last requests of the entity. */
export function RequestsCard({ live }: { live: UseLive<EntityStatus> }) {
  const { value, failure } = live;
  const all = useMeshLinks().requests();
  if (value) {
    return (
      <Panel title={TITLE} aside={all ? <Link href={all}>All</Link> : null}>
        <Requests requests={value.requests} />
      </Panel>
    );
  }
  if (!failure) return <StatusCardSkeleton title={TITLE} />;
  return (
    <Panel title={TITLE}>
      {failure.kind === 'forbidden' ? (
        <Status tone="forbidden" word="Hidden from you" />
      ) : (
        <Status tone="broken" word="Did not load" />
      )}
    </Panel>
  );
}

function Requests({ requests }: { requests: readonly RequestSummary[] }) {
  if (!requests.length) {
    return (
      <p className={text.body}>
        No requests yet. A request is a change to the mesh that someone
        approves.
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {requests.map(request => (
        <li key={request.id}>
          <RequestLine request={request} />
        </li>
      ))}
    </ul>
  );
}
