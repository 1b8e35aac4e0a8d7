import { z } from 'zod';
import { GatewayClassFact } from '../facts';
import { metaSchema, objectFact } from './metadata';
import { narrowing } from './result';

const schema = z.object({
  metadata: metaSchema,
  spec: z.object({ controllerName: z.string() }),
});

export const narrowGatewayClass = narrowing(
  schema,
  ({ metadata, spec }): GatewayClassFact => ({
    ...objectFact(metadata),
    controllerName: spec.controllerName,
  }),
);
