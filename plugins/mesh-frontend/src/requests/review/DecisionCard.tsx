import { useState } from 'react';
import { Button, TextAreaField } from '@backstage/ui';
import {
  MeshRequest,
  shortHash,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Pill } from '../../blocks/pill';
import { Status } from '../../blocks/status';
import { text } from '../../blocks/text';
import { ActionFailure } from '../ActionFailure';
import type { RequestActions } from '../useRequestActions';
import { approvalBlock } from './approvalBlock';
import { ConfirmRisk } from './ConfirmRisk';
import styles from './review.module.css';

const NO_COMMENT =
  'A rejection needs a comment: say what would make it acceptable.';

export interface DecisionCardProps {
  request: MeshRequest;
  actions: RequestActions;
  /** The plan changed and the viewer has not confirmed the difference. */
  differenceUnread: boolean;
}

/** Approve or reject the plan that is shown; the button names its hash. */
export function DecisionCard(props: DecisionCardProps) {
  const { request, actions, differenceUnread } = props;
  const { plan, viewer } = request;
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const block = approvalBlock(request, differenceUnread);
  const hash = shortHash(plan.hash);
  const decide = (decision: 'approve' | 'reject') =>
    actions.decide({
      decision,
      planHash: plan.hash,
      comment: comment.trim() || undefined,
    });
  const approve = () =>
    plan.risk.level === 'high' ? setConfirming(true) : decide('approve');
  const reject = () => {
    if (comment.trim()) decide('reject');
    else setMissing(true);
  };
  return (
    <Panel
      title="Your decision"
      aside={
        viewer.canApprove ? <Pill tone="needs-you" word="Needs you" /> : null
      }
    >
      <div className={styles.list}>
        {block ? (
          <Status
            tone={differenceUnread ? 'needs-you' : 'neutral'}
            word={block}
          />
        ) : (
          <p className={text.body}>
            You approve <strong>plan {hash}</strong>, as shown here. If a
            cluster changes before it is applied, it comes back to you.
          </p>
        )}
        <TextAreaField
          label="Comment"
          secondaryLabel="Needed to reject"
          rows={3}
          value={comment}
          onChange={value => {
            setComment(value);
            setMissing(false);
          }}
          isInvalid={missing}
        />
        {missing ? <Status tone="attention" word={NO_COMMENT} /> : null}
        <div className={styles.buttons}>
          <Button
            variant="primary"
            isDisabled={block !== null || actions.busy}
            onPress={approve}
          >
            {`Approve plan ${hash}`}
          </Button>
          {viewer.canReject ? (
            <Button
              variant="secondary"
              isDisabled={actions.busy}
              onPress={reject}
            >
              Reject
            </Button>
          ) : null}
        </div>
        <ActionFailure failure={actions.failure} />
      </div>
      <ConfirmRisk
        request={request}
        isOpen={confirming}
        onClose={() => setConfirming(false)}
        onConfirm={() => decide('approve')}
      />
    </Panel>
  );
}
