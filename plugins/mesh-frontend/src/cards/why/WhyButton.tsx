import { Button, DialogTrigger } from '@backstage/ui';
import { WhyDialog, WhyDialogProps } from './WhyDialog';

/** "Why?": opens the chain of reasons; Esc closes, focus returns. */
export function WhyButton({
  headline,
  ...dialog
}: WhyDialogProps & { headline: string }) {
  return (
    <DialogTrigger>
      <Button size="small" variant="tertiary" aria-label={`Why: ${headline}`}>
        Why?
      </Button>
      <WhyDialog {...dialog} />
    </DialogTrigger>
  );
}
