import { Button } from '@backstage/ui';
import type { MeshRequest } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import { ActionFailure } from '../ActionFailure';
import type { RequestActions } from '../useRequestActions';
import styles from './review.module.css';

/** For a viewer who does not decide: for whom it waits, and taking it back. */
export function WaitingCard(props: {
  request: MeshRequest;
  actions: RequestActions;
}) {
  const { request, actions } = props;
  return (
    <Panel title="Waiting for a decision">
      <div className={styles.list}>
        <Status
          tone="waiting"
          word={request.viewer.whyNot ?? 'Someone else decides.'}
        />
        {request.viewer.canWithdraw ? (
          <div className={styles.buttons}>
            <Button
              variant="secondary"
              isDisabled={actions.busy}
              onPress={() => actions.withdraw()}
            >
              Withdraw
            </Button>
          </div>
        ) : null}
        <ActionFailure failure={actions.failure} />
      </div>
    </Panel>
  );
}
