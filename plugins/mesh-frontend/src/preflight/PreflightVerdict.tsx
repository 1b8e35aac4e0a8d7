import { Button } from '@backstage/ui';
import {
  asHeadline,
  preflightVerdict,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Verdict } from '../blocks/verdict';
import type { PreflightState } from './usePreflight';

/** Ready or not, and how many things to fix. */
export function PreflightVerdict(props: {
  state: PreflightState;
  onCheck: () => void;
}) {
  const { preflight, failure, isChecking } = props.state;
  const again = (
    <Button
      size="small"
      variant="secondary"
      isDisabled={isChecking}
      onPress={props.onCheck}
    >
      Check again
    </Button>
  );
  if (isChecking && !preflight) {
    return <Verdict live tone="working" headline="Checking the cluster" />;
  }
  if (failure) {
    return (
      <Verdict
        live
        tone="broken"
        headline={asHeadline(failure.message)}
        sub={failure.nextStep ?? 'Nothing has been written.'}
        buttons={again}
      />
    );
  }
  if (!preflight) return null;
  const { tone, headline, sub } = preflightVerdict(preflight);
  return (
    <Verdict live tone={tone} headline={headline} sub={sub} buttons={again} />
  );
}
