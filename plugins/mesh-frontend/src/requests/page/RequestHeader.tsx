import {
  Header,
  HeaderMetadataItem,
  HeaderMetadataStatus,
  useBreakpoint,
} from '@backstage/ui';
import {
  MeshRequest,
  Risk,
  shortHash,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { Person } from '../../blocks/person';
import { useMeshLinks } from '../../links';
import { requestName } from '../words/requestName';
import styles from './page.module.css';

const riskColours = {
  low: 'info',
  medium: 'warning',
  high: 'danger',
} as const;

const riskWords: Record<Risk['level'], string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

/** `#1047 Enrol orders in ambient`, with who, where, how risky and since when. */
export function RequestHeader({ request }: { request: MeshRequest }) {
  const { down } = useBreakpoint();
  const list = useMeshLinks().requests();
  return (
    <div className={styles.header}>
      <Header
        title={`${requestName(request.id)} ${request.title}`}
        breadcrumbs={
          list && !down('sm') ? [{ label: 'Requests', href: list }] : undefined
        }
        metadata={metadata(request)}
      />
    </div>
  );
}

function metadata(request: MeshRequest): HeaderMetadataItem[] {
  const { risk } = request.plan;
  const approval = request.decisions.find(
    d => d.decision === 'approve' && !d.void,
  );
  return [
    { label: 'Filed by', value: <Person entityRef={request.requester} /> },
    ...(approval
      ? [
          {
            label: 'Approved by',
            value: (
              <>
                <Person entityRef={approval.by} />, plan{' '}
                {shortHash(approval.planHash)}
              </>
            ),
          },
        ]
      : []),
    { label: 'Where', value: request.clusters.join(', ') },
    {
      label: 'Risk',
      value: (
        <HeaderMetadataStatus
          label={riskWords[risk.level]}
          color={riskColours[risk.level]}
        />
      ),
    },
    { label: 'Filed', value: <Age at={request.createdAt} ago /> },
  ];
}
