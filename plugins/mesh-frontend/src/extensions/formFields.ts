import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

export const namespaceTargetField = FormFieldBlueprint.make({
  name: 'namespace-target',
  params: {
    field: async () => {
      const { namespaceTargetFormField } = await import('../form');
      return namespaceTargetFormField;
    },
  },
});

export const waypointTargetField = FormFieldBlueprint.make({
  name: 'waypoint-target',
  params: {
    field: async () => {
      const { waypointTargetFormField } = await import('../form');
      return waypointTargetFormField;
    },
  },
});

export const clusterRegistrationField = FormFieldBlueprint.make({
  name: 'cluster-registration',
  params: {
    field: async () => {
      const { clusterRegistrationFormField } = await import('../form');
      return clusterRegistrationFormField;
    },
  },
});
