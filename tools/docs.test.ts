import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import ts from 'typescript';

const checkout = resolve(__dirname, '..');
const docs = join(checkout, 'docs');
const read = (...path: string[]) =>
  readFileSync(join(checkout, ...path), 'utf8');

const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .map(name => join(docs, name));

test('every page of docs is in the navigation of mkdocs.yml, and nothing else', () => {
  const { nav } = parseDocument(read('mkdocs.yml')).toJS() as { nav: unknown };
  const named = JSON.stringify(nav).match(/[\w/-]+\.md/g) ?? [];
  assert.deepEqual(
    named.sort(),
    pages.map(page => relative(docs, page)).sort(),
  );
});

test('every relative link of README and docs leads somewhere', () => {
  const dead = [join(checkout, 'README.md'), ...pages].flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)]
      .map(([, target]) => join(dirname(page), target))
      .filter(target => !existsSync(target))
      .map(target => `${relative(checkout, page)}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('every key of the configuration schema is described', () => {
  const keys = ['plugins/mesh-backend', 'plugins/catalog-module-mesh'].flatMap(
    folder => keysOf(read(folder, 'config.d.ts')),
  );
  assert.ok(keys.length > 20, 'the schema was read');
  const page = read('docs', 'operators', 'config.md');
  assert.deepEqual(
    keys.filter(key => !page.includes(`\`${key}\``)),
    [],
  );
});

/** Dotted keys below `mesh`, down to where a value is a scalar, a list of them or a union of shapes. */
function keysOf(source: string): string[] {
  const file = ts.createSourceFile(
    'config.d.ts',
    source,
    ts.ScriptTarget.Latest,
  );
  const config = file.statements.find(ts.isInterfaceDeclaration);
  assert.ok(config);
  return membersOf(config.members, '').map(key => key.replace(/^mesh\./, ''));
}

function membersOf(
  members: ts.NodeArray<ts.TypeElement>,
  path: string,
): string[] {
  return members.filter(ts.isPropertySignature).flatMap(member => {
    const key = `${path}${(member.name as ts.Identifier).text}`;
    if (!member.type) return [key];
    if (ts.isTypeLiteralNode(member.type)) {
      const inner = membersOf(member.type.members, `${key}.`);
      return inner.length ? inner : [key];
    }
    const element = elementOf(member.type);
    // Only clusters are long enough for rows of their own; the shape of the others is in one row.
    return element && key === 'mesh.clusters'
      ? membersOf(element.members, `${key}[].`)
      : [key];
  });
}

/** `Array<{ … }>` */
function elementOf(type: ts.TypeNode): ts.TypeLiteralNode | undefined {
  const [argument] = (ts.isTypeReferenceNode(type) && type.typeArguments) || [];
  return argument && ts.isTypeLiteralNode(argument) ? argument : undefined;
}

test('README and docs speak of npm; yarn is for portals of others', () => {
  const own = [join(checkout, 'README.md'), ...pages].filter(
    page => !page.endsWith('install.md'),
  );
  const yarn = own.filter(page =>
    /^(yarn|npx) /m.test(readFileSync(page, 'utf8')),
  );
  assert.deepEqual(yarn, []);
});
