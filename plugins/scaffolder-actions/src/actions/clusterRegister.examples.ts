import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Register a cluster and let it and prod-eu-1 watch each other',
    example: stringify({
      steps: [
        {
          id: 'register',
          name: 'Ask to register edge-eu-2',
          action: 'mesh:cluster:register',
          input: {
            name: 'edge-eu-2',
            drop: '${{ parameters.cluster.drop }}',
            peers: ['prod-eu-1'],
          },
        },
      ],
    }),
  },
];
