import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait for a request that a policy approves by itself',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the mesh',
          action: 'mesh:request:wait',
          input: {
            requestId: '${{ steps.enrol.output.requestId }}',
            timeoutSeconds: 20,
          },
        },
      ],
    }),
  },
];
