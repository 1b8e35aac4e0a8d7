import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { MeshAccess } from '../meshAccess';
import { examples } from './clusterRegister.examples';
import { fileRequest, putOut } from './fileRequest';
import { filedOutput, targetInput } from './schemas';

/** `mesh:cluster:register`: asks to register a cluster. Takes the handle of a credential drop, never a credential or a URL. */
export function createClusterRegisterAction(access: MeshAccess) {
  return createTemplateAction({
    id: 'mesh:cluster:register',
    description:
      'Files a request to register a cluster with the credential handed over in the form (a single-use handle), and with its peers. The platform team decides; the task does not wait.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('New name, a DNS-1123 label'),
        drop: z =>
          z.string().describe('Handle of the credential drop, from the form'),
        peers: z =>
          z
            .array(z.string())
            .optional()
            .describe('Clusters that watch the new one and are watched by it'),
        entityRef: targetInput.entityRef,
        reason: targetInput.reason,
      },
      output: filedOutput,
    },
    async handler(ctx) {
      const { name, drop, peers, entityRef, reason } = ctx.input;
      putOut(
        ctx,
        await fileRequest(access, ctx, {
          kind: 'cluster',
          name,
          drop,
          peers,
          entityRef,
          reason,
        }),
      );
    },
  });
}
