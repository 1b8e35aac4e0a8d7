import { z } from 'zod';

export const telemetrySpec = z.object({
  tracing: z
    .array(z.object({ providers: z.array(z.unknown()).nullish() }))
    .nullish(),
  metrics: z
    .array(
      z.object({
        overrides: z
          .array(
            z.object({
              tagOverrides: z.record(z.string(), z.unknown()).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

/** Istio `pkg/config/validation`, ValidateTelemetry. */
export function* telemetryWarnings({
  tracing,
  metrics,
}: z.output<typeof telemetrySpec>): Iterable<string> {
  if ((tracing?.length ?? 0) > 1) yield 'only the first tracing counts';
  if (tracing?.some(({ providers }) => (providers?.length ?? 0) > 1)) {
    yield 'only the first provider of tracing counts';
  }
  const isUnnamed = metrics
    ?.flatMap(({ overrides }) => overrides ?? [])
    .some(({ tagOverrides }) => Object.hasOwn(tagOverrides ?? {}, ''));
  if (isUnnamed) yield 'a tag override has no name';
}
