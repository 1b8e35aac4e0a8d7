import { Entity } from '@backstage/catalog-model';
import { Button, ButtonLink, DialogTrigger, Link } from '@backstage/ui';
import type {
  CardAction,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { CopyButton } from '../../blocks/copy';
import { LinkButton } from '../../blocks/linkButton';
import { ownerOf } from '../ownerOf';
import { StepsDialog } from '../why/StepsDialog';
import { helpFor } from './help';
import { useActionTarget } from './useActionTarget';

export interface CardActionButtonProps {
  action: CardAction;
  entity: Entity;
  status: EntityStatus | undefined;
  onRetry: () => void;
}

/** Those that answer a problem look like a button, the others like a link. */
const buttons: readonly CardAction['id'][] = [
  'show-pods',
  'how-to-finish',
  'choose-label',
  'edit-entity',
];

/** What a reader of a card can do next. Nothing where the portal has no such place. */
export function CardActionButton(props: CardActionButtonProps) {
  const { action, entity, status, onRetry } = props;
  const href = useActionTarget(action, entity, status);
  if (action.id === 'try-again') {
    return (
      <Button size="small" variant="secondary" onPress={onRetry}>
        {action.label}
      </Button>
    );
  }
  if (action.id === 'copy-annotation') {
    const value = `backstage.io/kubernetes-id: ${entity.metadata.name}`;
    return <CopyButton label={action.label} value={value} />;
  }
  const steps = helpFor({ action, status, owner: ownerOf(entity) });
  if (steps) {
    const Trigger = buttons.includes(action.id) ? SecondaryButton : LinkButton;
    return (
      <DialogTrigger>
        <Trigger>{action.label}</Trigger>
        <StepsDialog title={action.label} steps={steps} />
      </DialogTrigger>
    );
  }
  if (!href) return null;
  if (action.primary || buttons.includes(action.id)) {
    return (
      <ButtonLink
        size="small"
        variant={action.primary ? 'primary' : 'secondary'}
        href={href}
      >
        {action.label}
      </ButtonLink>
    );
  }
  return (
    <Link href={href} variant="body-small" color="primary">
      {action.label}
    </Link>
  );
}

function SecondaryButton({ children }: { children: string }) {
  return (
    <Button size="small" variant="secondary">
      {children}
    </Button>
  );
}
