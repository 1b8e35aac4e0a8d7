import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { MeshAccess } from '../meshAccess';
import { fileRequest, putOut } from './fileRequest';
import { examples } from './namespaceEnroll.examples';
import { filedOutput, targetInput } from './schemas';

/** `mesh:namespace:enroll`: asks to enrol a namespace in ambient. */
export function createNamespaceEnrollAction(access: MeshAccess) {
  return createTemplateAction({
    id: 'mesh:namespace:enroll',
    description:
      'Files a request to enrol a namespace in the ambient mesh (label istio.io/dataplane-mode=ambient) in one or more clusters. The platform team decides; the task does not wait.',
    examples,
    supportsDryRun: true,
    schema: { input: targetInput, output: filedOutput },
    async handler(ctx) {
      const { namespace, clusters, entityRef, reason } = ctx.input;
      putOut(
        ctx,
        await fileRequest(access, ctx, {
          kind: 'namespace',
          namespace,
          clusters,
          entityRef,
          reason,
        }),
      );
    },
  });
}
