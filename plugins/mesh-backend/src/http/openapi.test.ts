import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { openApiDocument } from './openapi';

const FILE = resolve(__dirname, '../../openapi.json');

// `UPDATE_OPENAPI=1` writes the file instead of comparing it.
const written = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
if (process.env.UPDATE_OPENAPI) writeFileSync(FILE, written());

interface Operation {
  operationId: string;
  parameters: { name: string; in: string }[];
}

describe('openapi.json', () => {
  it('is what the contract says; `yarn openapi` in this package writes it anew', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(written());
  });

  it('has every operation once, with all of its path parameters', () => {
    const paths = openApiDocument().paths as unknown as Record<
      string,
      Record<string, Operation>
    >;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map(operation => ({ path, ...operation })),
    );
    expect(operations.map(o => o.operationId).sort()).toEqual(
      Object.keys(routes).sort(),
    );
    for (const { path, parameters } of operations) {
      const named = parameters.filter(p => p.in === 'path').map(p => p.name);
      expect([...path.matchAll(/{(\w+)}/g)].map(m => m[1])).toEqual(named);
    }
  });

  it('refers only to what it has', () => {
    const text = JSON.stringify(openApiDocument());
    const { schemas } = openApiDocument().components as {
      schemas: Record<string, unknown>;
    };
    const referred = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
        m => m[1],
      ),
    );
    expect([...referred].sort()).toEqual(Object.keys(schemas).sort());
    expect(text.match(/"\$ref":"(?!#\/components\/schemas\/)/)).toBeNull();
  });
});
