import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import { Entity } from '@backstage/catalog-model';
import { useDialogWidth } from '../../blocks/dialog';
import { useEntityStatus } from '../../data';
import styles from './why.module.css';
import { WhyContent, WhyContentProps } from './WhyContent';

export interface WhyButtonProps extends Omit<WhyContentProps, 'subject'> {
  entity: Entity;
  /** What is explained: "Mesh mode". */
  title: string;
  headline: string;
}

/** "Why?": opens the chain of reasons; Esc closes, focus returns. */
export function WhyButton({ headline, ...details }: WhyButtonProps) {
  const width = useDialogWidth();
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        className={styles.button}
        aria-label={`Why: ${headline}`}
      >
        Why?
      </Button>
      <Dialog width={width}>
        <DetailedWhy {...details} />
      </Dialog>
    </DialogTrigger>
  );
}

/** Only an open dialog has content: labels and policies are asked for when someone wants to know why, not before. */
function DetailedWhy(props: Omit<WhyButtonProps, 'headline'>) {
  const { entity, title, status, words } = props;
  const detailed = useEntityStatus(entity, { detail: true });
  return (
    <WhyContent
      subject={`${title} of ${entity.metadata.name}`}
      status={detailed.value ?? status}
      words={words}
    />
  );
}
