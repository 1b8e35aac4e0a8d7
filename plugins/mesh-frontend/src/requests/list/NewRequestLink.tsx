import { ButtonLink } from '@backstage/ui';
import { useMeshLinks } from '../../links';

/** Leads to the templates; nothing where the portal has no scaffolder. */
export function NewRequestLink() {
  const href = useMeshLinks().templates();
  return href ? (
    <ButtonLink size="small" variant="primary" href={href}>
      New request
    </ButtonLink>
  ) : null;
}
