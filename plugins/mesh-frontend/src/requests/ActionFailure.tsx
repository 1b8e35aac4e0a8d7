import { Status } from '../blocks/status';
import type { Failure } from '../data';

/** Why an action was refused, and what to do next. */
export function ActionFailure({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;
  const second =
    failure.nextStep ??
    (failure.kind === 'failed' ? 'Nothing was changed. Try again.' : null);
  return (
    <div role="alert">
      <Status tone="broken" word={failure.message} second={second} />
    </div>
  );
}
