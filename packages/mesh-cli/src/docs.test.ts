import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meshReportSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { runMesh } from './testing/runMesh';

const page = readFileSync(join(__dirname, '../../../docs/cli.md'), 'utf8');

/** Names of all fields, however deep; keys of records are no fields. */
function fields(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = schema.shape;
    return Object.entries(shape).flatMap(([name, of]) => [name, ...fields(of)]);
  }
  if (schema instanceof z.ZodArray) return fields(schema.element as z.ZodType);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return fields(schema.unwrap() as z.ZodType);
  }
  return [];
}

/** Values of all enumerations. */
function values(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodObject) {
    return Object.values<z.ZodType>(schema.shape).flatMap(values);
  }
  if (schema instanceof z.ZodArray) return values(schema.element as z.ZodType);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return values(schema.unwrap() as z.ZodType);
  }
  return [];
}

/** What the sections of the JSON name: in code, `a.b` as its parts, or as the bold name of a list. */
const named = new Set(
  [...page.matchAll(/`([\w./-]+)`|\*\*(\w+)\*\*/g)].flatMap(
    ([, code, bold]) => bold ?? [code, ...code.split('.')],
  ),
);

describe('docs/cli.md', () => {
  it('describes every field of mesh/v1', () => {
    const all = fields(meshReportSchema);
    expect(all.length).toBeGreaterThan(70);
    expect(all.filter(field => !named.has(field))).toEqual([]);
  });

  it('names every value but those of advice, which have a page', () => {
    const { advice: _, ...shape } = meshReportSchema.shape;
    const all = values(z.object(shape));
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(value => !named.has(value))).toEqual([]);
  });

  it.each(['inspect', 'explain', 'export'])(
    'names every option of mesh %s',
    async command => {
      const { stdout } = await runMesh([command, '--help']);
      const options = stdout.match(/--[a-z][a-z-]+/g) ?? [];
      expect(options.filter(option => !page.includes(option))).toEqual([]);
    },
  );
});
