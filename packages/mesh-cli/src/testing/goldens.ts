import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { IstiodAnswer, istiodAnswerSchema } from './istiod/schema';

// Helpers of tests run from source only.
// eslint-disable-next-line no-restricted-syntax
const folder = join(__dirname, '..', '..', 'testdata', 'istiod-goldens');

const listSchema = z.object({
  items: z.array(
    z.looseObject({
      kind: z.string(),
      metadata: z.looseObject({
        name: z.string(),
        namespace: z.string().optional(),
      }),
    }),
  ),
});

export type GoldenObject = z.output<typeof listSchema>['items'][number];

/** One recorded mesh; see the README beside them. */
export interface Golden {
  readonly name: string;
  /** Path of its `cluster.json`. */
  readonly cluster: string;
  readonly istiod: () => IstiodAnswer;
  readonly objects: () => GoldenObject[];
}

/** All recorded meshes, by number. */
export const goldens: readonly Golden[] = readdirSync(folder)
  .filter(name => /^\d+$/.test(name))
  .sort((a, b) => Number(a) - Number(b))
  .map(name => ({
    name,
    cluster: join(folder, name, 'cluster.json'),
    istiod: () =>
      istiodAnswerSchema.parse(readJson(join(folder, name, 'istiod.json'))),
    objects: () =>
      listSchema.parse(readJson(join(folder, name, 'cluster.json'))).items,
  }));

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
