import {
  Button,
  Card,
  CardBody,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import type { RequestList as RequestListData } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Empty } from '../../blocks/empty';
import { cx, text } from '../../blocks/text';
import { Show, requestsOf, searchRequests } from './filterRequests';
import { NewRequestLink } from './NewRequestLink';
import { RequestsTable } from './RequestsTable';
import { SORT_WORDS, sortRequests } from './sortRequests';
import { useListView } from './useListView';
import styles from './requests.module.css';

const shows: readonly { id: Show; label: string }[] = [
  { id: 'to-decide', label: 'To decide' },
  { id: 'mine', label: 'Mine' },
  { id: 'all', label: 'All' },
];

/** One queue: to decide, mine, all; opens on what needs the viewer. */
export function RequestList({
  list,
  viewer,
}: {
  list: RequestListData;
  viewer: string | undefined;
}) {
  const { requests, next } = list;
  const toDecide = requests.some(r => r.needsViewer);
  const { show, query, update } = useListView(toDecide ? 'to-decide' : 'all');
  const count = (id: Show) => requestsOf(id, requests, viewer).length;
  if (!requests.length) {
    return (
      <Card>
        <CardBody>
          <Empty action={<NewRequestLink />}>
            No requests yet. A request is a change to the mesh that someone
            approves.
          </Empty>
        </CardBody>
      </Card>
    );
  }
  const rows = searchRequests(requestsOf(show, requests, viewer), query);
  return (
    <Card>
      <CardBody>
        <div className={styles.bar}>
          <ToggleButtonGroup
            aria-label="Which requests"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[show]}
            onSelectionChange={keys => update({ show: [...keys][0] as Show })}
          >
            {shows.map(({ id, label }) => (
              <ToggleButton key={id} id={id}>
                {`${label} ${count(id)}`}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <SearchField
            className={styles.search}
            aria-label="Search requests"
            placeholder="Namespace, cluster, person"
            value={query}
            onChange={q => update({ q })}
          />
        </div>
        {rows.length ? (
          <RequestsTable requests={sortRequests(rows)} />
        ) : (
          <Nothing clear={() => update({ show: 'all', q: '' })} />
        )}
        <p className={cx(text.second, text.quiet, styles.note)}>
          {SORT_WORDS}
          {next ? ' Older requests are not listed.' : ''}
        </p>
      </CardBody>
    </Card>
  );
}

function Nothing({ clear }: { clear: () => void }) {
  return (
    <Empty
      action={
        <Button size="small" variant="secondary" onPress={clear}>
          Clear the filters
        </Button>
      }
    >
      Nothing matches.
    </Empty>
  );
}
