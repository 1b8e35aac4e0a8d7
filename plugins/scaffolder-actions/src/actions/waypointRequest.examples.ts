import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A waypoint for all Services of a namespace',
    example: stringify({
      steps: [
        {
          id: 'waypoint',
          name: 'Ask for a waypoint',
          action: 'mesh:waypoint:request',
          input: {
            namespace: 'orders',
            clusters: ['prod-eu-1'],
            use: { kind: 'namespace' },
          },
        },
      ],
    }),
  },
  {
    description: 'A waypoint of its own for one Service',
    example: stringify({
      steps: [
        {
          id: 'waypoint',
          name: 'Ask for a waypoint',
          action: 'mesh:waypoint:request',
          input: {
            namespace: 'orders',
            clusters: ['prod-eu-1'],
            name: 'orders-api',
            trafficType: 'service',
            use: { kind: 'service', service: 'orders' },
          },
        },
      ],
    }),
  },
];
