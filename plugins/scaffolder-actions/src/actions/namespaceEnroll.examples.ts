import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Enrol a namespace in ambient in two clusters',
    example: stringify({
      steps: [
        {
          id: 'enrol',
          name: 'Ask to enrol refunds',
          action: 'mesh:namespace:enroll',
          input: {
            namespace: 'refunds',
            clusters: ['prod-eu-1', 'prod-us-1'],
            entityRef: 'component:default/refunds',
            reason: 'Encrypt the traffic of refunds',
          },
        },
      ],
    }),
  },
];
