import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { MeshAccess } from '../meshAccess';
import { fileRequest, putOut } from './fileRequest';
import { filedOutput, targetInput } from './schemas';
import { examples } from './waypointRequest.examples';

/** `mesh:waypoint:request`: asks for a waypoint, optionally used by the namespace or one Service. */
export function createWaypointRequestAction(access: MeshAccess) {
  return createTemplateAction({
    id: 'mesh:waypoint:request',
    description:
      'Files a request for a waypoint (a Gateway of class istio-waypoint), optionally used by the namespace or by one Service. The platform team decides; the task does not wait.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...targetInput,
        name: z =>
          z
            .string()
            .optional()
            .describe('Name of the waypoint, default `waypoint`'),
        trafficType: z =>
          z
            .enum(['service', 'workload', 'all'])
            .optional()
            .describe('Label istio.io/waypoint-for; absent: service'),
        use: z =>
          z
            .object({
              kind: z.enum(['none', 'namespace', 'service']),
              service: z.string().optional(),
            })
            .optional()
            .describe('What gets the label istio.io/use-waypoint'),
      },
      output: filedOutput,
    },
    async handler(ctx) {
      const { namespace, clusters, entityRef, reason } = ctx.input;
      const { name, trafficType, use } = ctx.input;
      putOut(
        ctx,
        await fileRequest(access, ctx, {
          kind: 'waypoint',
          namespace,
          clusters,
          entityRef,
          reason,
          name,
          trafficType,
          use:
            use?.kind === 'service' ? serviceUse(use.service) : plainUse(use),
        }),
      );
    },
  });
}

/** An absent service name is left to the contract, which names the field. */
function serviceUse(service: string | undefined) {
  return { kind: 'service' as const, service: service ?? '' };
}

function plainUse(use: { kind: string } | undefined) {
  if (!use) return undefined;
  return { kind: use.kind === 'namespace' ? 'namespace' : 'none' } as const;
}
