import {
  ANNOTATION_EDIT_URL,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type {
  CardAction,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshLinks, useMeshLinks } from '../../links';
import { enrolFormData } from './enrolFormData';

/** Where an action of a card leads; undefined where it leads nowhere in this portal. */
export function useActionTarget(
  action: CardAction | null,
  entity: Entity,
  status: EntityStatus | undefined,
): string | undefined {
  const links = useMeshLinks();
  return action ? targetOf(action, entity, status, links) : undefined;
}

function targetOf(
  action: CardAction,
  entity: Entity,
  status: EntityStatus | undefined,
  links: MeshLinks,
): string | undefined {
  switch (action.id) {
    case 'open-tab':
      return links.tab();
    case 'show-pods':
    case 'see-label':
    case 'see-annotation':
      return links.tab({ show: 'clusters', cluster: action.cluster ?? '' });
    case 'see-policy':
      return links.tab({ show: 'policies' });
    case 'onboard':
    case 'add-cluster':
      return links.template(
        'mesh-enrol-namespace',
        enrolFormData(stringifyEntityRef(entity), status, action.cluster),
      );
    case 'edit-entity':
      return safeUrl(entity.metadata.annotations?.[ANNOTATION_EDIT_URL]);
    default:
      return undefined;
  }
}

/** Annotations are written by anyone: only web addresses become links. */
function safeUrl(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
