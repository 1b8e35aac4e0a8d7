import { Dialog, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { WhyStep } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { CopyButton } from '../../blocks/copy';
import { ReasonChain, reasonsAsText } from '../../blocks/reasons';
import { useDialogWidth } from '../../blocks/dialog';

/** A dialog that explains in numbered steps. Goes into a `DialogTrigger`. */
export function StepsDialog({
  title,
  steps,
}: {
  title: string;
  steps: readonly WhyStep[];
}) {
  const width = useDialogWidth();
  return (
    <Dialog width={width}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <ReasonChain steps={steps} />
      </DialogBody>
      <DialogFooter>
        <CopyButton label="Copy as text" value={reasonsAsText(title, steps)} />
      </DialogFooter>
    </Dialog>
  );
}
