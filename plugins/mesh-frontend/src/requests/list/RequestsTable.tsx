import { Cell, ColumnConfig, Table, useBreakpoint } from '@backstage/ui';
import {
  RequestSummary,
  requestStateWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { ClusterNames } from '../../blocks/clusters';
import { Status } from '../../blocks/status';
import { cx, text } from '../../blocks/text';
import { useMeshLinks } from '../../links';
import { requestName } from '../words/requestName';
import { Requester } from './Requester';
import styles from './requests.module.css';

/** Rows from which the table draws only what is in sight. */
const VIRTUAL_FROM = 200;

function NameCell({ request }: { request: RequestSummary }) {
  return (
    <Cell>
      <div className={styles.first}>
        <div className={text.body}>{request.title}</div>
        <div className={cx(text.second, text.quiet)}>
          {requestName(request.id)}, <ClusterNames names={request.clusters} />
        </div>
      </div>
    </Cell>
  );
}

function StateCell({ request }: { request: RequestSummary }) {
  const { tone, word, second } = requestStateWords(request);
  return (
    <Cell>
      <Status tone={tone} word={word} second={second} strong />
    </Cell>
  );
}

const columnsOf = (narrow: boolean): ColumnConfig<RequestSummary>[] => [
  {
    id: 'request',
    label: 'Request',
    isRowHeader: true,
    defaultWidth: '2fr',
    cell: request => <NameCell request={request} />,
  },
  {
    id: 'state',
    label: 'State',
    defaultWidth: '2fr',
    cell: request => <StateCell request={request} />,
  },
  {
    id: 'requester',
    label: 'Filed by',
    isHidden: narrow,
    defaultWidth: '1fr',
    cell: request => (
      <Cell>
        <span className={cx(text.body, text.wrap)}>
          <Requester entityRef={request.requester} />
        </span>
      </Cell>
    ),
  },
  {
    id: 'age',
    label: 'Age',
    isHidden: narrow,
    width: 136,
    cell: request => (
      <Cell>
        <Age at={request.createdAt} className={text.body} />
      </Cell>
    ),
  },
];

/** Requests as rows that lead to their page. */
export function RequestsTable({
  requests,
}: {
  requests: readonly RequestSummary[];
}) {
  const links = useMeshLinks();
  const { down } = useBreakpoint();
  return (
    <Table
      className={styles.table}
      columnConfig={columnsOf(down('md'))}
      data={[...requests]}
      pagination={{ type: 'none' }}
      rowConfig={{ getHref: request => links.request(request.id) }}
      virtualized={requests.length >= VIRTUAL_FROM}
    />
  );
}
