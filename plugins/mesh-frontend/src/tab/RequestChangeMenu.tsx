import { RiArrowDownSLine } from '@remixicon/react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { enrolFormData } from '../cards/actions';
import { useMeshLinks } from '../links';
import { waypointFormData } from './waypointFormData';

/** "Request a change": the templates, prefilled. Nothing where the portal has no scaffolder. */
export function RequestChangeMenu(props: {
  entity: Entity;
  status: EntityStatus;
}) {
  const links = useMeshLinks();
  const ref = stringifyEntityRef(props.entity);
  const enrol = links.template(
    'mesh-enrol-namespace',
    enrolFormData(ref, props.status),
  );
  const waypoint = links.template(
    'mesh-request-waypoint',
    waypointFormData(ref, props.status),
  );
  if (!enrol || !waypoint) return null;
  return (
    <MenuTrigger>
      <Button variant="secondary" iconEnd={<RiArrowDownSLine />}>
        Request a change
      </Button>
      <Menu>
        <MenuItem href={enrol}>Bring a namespace into the mesh</MenuItem>
        <MenuItem href={waypoint}>Request a waypoint</MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
