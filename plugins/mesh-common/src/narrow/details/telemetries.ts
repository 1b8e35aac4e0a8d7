import { z } from 'zod';
import { TelemetryFact } from '../../facts';
import { metaSchema } from '../metadata';
import { narrowing } from '../result';
import { attachedFact, attachmentShape, policyStatusSchema } from './attached';

const providersSchema = z
  .array(z.object({ name: z.string().nullish() }))
  .nullish();

const schema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      ...attachmentShape,
      accessLogging: z
        .array(
          z.object({
            disabled: z.boolean().nullish(),
            providers: providersSchema,
          }),
        )
        .nullish(),
      tracing: z.array(z.object({ providers: providersSchema })).nullish(),
    })
    .nullish(),
  status: policyStatusSchema,
});

export const narrowTelemetry = narrowing(
  schema,
  (object): TelemetryFact => ({
    ...attachedFact(object),
    accessLogging: (object.spec?.accessLogging ?? []).map(logging => ({
      disabled: logging.disabled ?? false,
      providers: names(logging.providers),
    })),
    tracing: (object.spec?.tracing ?? []).map(({ providers }) => ({
      providers: names(providers),
    })),
  }),
);

const names = (providers: z.output<typeof providersSchema>) =>
  (providers ?? []).map(({ name }) => name ?? '');
