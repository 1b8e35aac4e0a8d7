import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { Failure, failureText } from '../../data';
import { asSentence } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Verdict } from '../verdict';

export interface FailurePanelProps {
  failure: Failure;
  /** What did not load: "This request". */
  what: string;
  /** Permission that a forbidden viewer lacks. */
  permission: string;
  onRetry: () => void;
}

/** A page that has nothing to show: forbidden, refused with a reason, or the portal itself failed. */
export function FailurePanel(props: FailurePanelProps) {
  const { failure, what, permission, onRetry } = props;
  if (failure.kind === 'forbidden') {
    return (
      <Verdict
        tone="forbidden"
        headline="Hidden from you"
        sub={
          <>
            {asSentence(failure.message)} You need the permission{' '}
            <code>{permission}</code>.
          </>
        }
      />
    );
  }
  const retry: ReactNode = (
    <Button variant="secondary" onPress={onRetry}>
      Try again
    </Button>
  );
  if (failure.kind === 'refused') {
    return (
      <Verdict
        tone="broken"
        headline={`${what} did not load`}
        sub={failureText(failure)}
        buttons={retry}
      />
    );
  }
  const how =
    failure.status === null
      ? 'The portal did not answer.'
      : `The portal answered with an error (${failure.status}).`;
  return (
    <Verdict
      tone="broken"
      headline={`${what} did not load`}
      sub={`${how} This says nothing about your service.`}
      buttons={retry}
    />
  );
}
