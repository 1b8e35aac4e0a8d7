import { Verdict } from '../../blocks/verdict';
import type { Failure } from '../../data';

/** No preview: refused with a reason, forbidden, or the portal itself failed. */
export function PreviewFailure({ failure }: { failure: Failure }) {
  if (failure.kind === 'forbidden') {
    return (
      <Verdict
        live
        tone="forbidden"
        headline="You may not plan this"
        sub={[failure.message, failure.nextStep].filter(Boolean).join(' ')}
      />
    );
  }
  if (failure.kind === 'refused') {
    return (
      <Verdict
        live
        tone="broken"
        headline={failure.message}
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
