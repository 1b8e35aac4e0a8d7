import {
  Decision,
  MeshRequest,
  shortHash,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Person, useNames } from '../../blocks/person';
import { Status } from '../../blocks/status';
import { dateText, useNow } from '../../time';
import styles from './review.module.css';

/** Who decides, who has decided, and until when. */
export function WhoMustAgree({
  request,
  viewer,
}: {
  request: MeshRequest;
  viewer: string | undefined;
}) {
  const now = useNow(60_000);
  const { expiresAt, decisions } = request;
  const pending = request.state === 'pending';
  if (!pending && !decisions.length) return null;
  return (
    <Panel title={pending ? 'Who must agree' : 'Who decided'}>
      <div className={styles.list}>
        {pending ? <Approvals request={request} /> : null}
        {decisions.map(decision => (
          <DecisionLine key={decision.at + decision.by} decision={decision} />
        ))}
        {pending ? <RequesterLine request={request} viewer={viewer} /> : null}
        {expiresAt && pending ? (
          <Status
            tone="neutral"
            word={`Open until ${dateText(Date.parse(expiresAt), now)}`}
            second="Then it expires and changes nothing"
          />
        ) : null}
      </div>
    </Panel>
  );
}

function Approvals({ request }: { request: MeshRequest }) {
  const { given, required, groups } = request.approvals;
  const enough = given >= required;
  const open = request.viewer.canApprove ? 'needs-you' : 'waiting';
  const who = groups.map(useNames(groups)).join(', ') || 'Approvers';
  return (
    <Status
      tone={enough ? 'ok' : open}
      word={`${who}, ${given} of ${required}`}
      second={
        required === 1 ? 'One approval is needed' : `${required} are needed`
      }
    />
  );
}

function DecisionLine({ decision }: { decision: Decision }) {
  const approved = decision.decision === 'approve';
  const what = approved ? 'approved' : 'rejected';
  const tone = approved && !decision.void ? 'ok' : 'off';
  return (
    <Status
      tone={tone}
      word={
        <>
          <Person entityRef={decision.by} /> {what} plan{' '}
          {shortHash(decision.planHash)}
        </>
      }
      second={
        decision.void
          ? 'The plan changed afterwards: it counts no more'
          : decision.comment
      }
    />
  );
}

function RequesterLine(props: {
  request: MeshRequest;
  viewer: string | undefined;
}) {
  const { requester } = props.request;
  if (props.viewer === requester) {
    return <Status tone="neutral" word="You filed it, so you cannot approve" />;
  }
  return (
    <Status
      tone="ok"
      word="You are not the requester"
      second={
        <>
          <Person entityRef={requester} /> filed it and cannot approve
        </>
      }
    />
  );
}
