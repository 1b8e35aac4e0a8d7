import { asHeadline } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Verdict } from '../../blocks/verdict';
import { Failure, failureText } from '../../data';

/** No preview: refused with a reason, forbidden, or the portal itself failed. */
export function PreviewFailure({ failure }: { failure: Failure }) {
  if (failure.kind === 'forbidden') {
    return (
      <Verdict
        live
        tone="forbidden"
        headline="You may not plan this"
        sub={failureText(failure)}
      />
    );
  }
  if (failure.kind === 'refused') {
    return (
      <Verdict
        live
        tone="broken"
        headline={asHeadline(failure.message)}
        sub={failure.nextStep}
      />
    );
  }
  return (
    <Verdict
      live
      tone="broken"
      headline="No preview: the portal failed"
      sub="This says nothing about your service. The plan is made again before approval."
    />
  );
}
