import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { adviceRules, rules } from '../plugins/mesh-common/src';

const root = join(__dirname, '..');
const folder = join(root, 'plugins/mesh-common/src/findings/rules');
const files = readdirSync(folder);
const docs = readFileSync(join(root, 'docs/findings.md'), 'utf8');

const codes = rules.map(rule => rule.code).sort();
const named = (suffix: string, without = ' ') =>
  files
    .filter(file => file.endsWith(suffix) && !file.endsWith(without))
    .map(file => file.slice(0, -suffix.length))
    .sort();

/** Heading and text of each entry of the docs. */
const entries = new Map(
  docs
    .split(/^### /m)
    .slice(1)
    .map(part => {
      const [heading, ...lines] = part.split('\n');
      return [heading.trim(), lines.join('\n').trim()] as const;
    }),
);

describe('findings: code, file, test and docs agree', () => {
  it('each code once', () => {
    assert.deepEqual(codes, [...new Set(codes)]);
  });

  it('each rule has the file of its name, and each file its rule', () => {
    assert.deepEqual(named('.ts', '.test.ts'), codes);
  });

  it('each rule has its test, and each test its rule', () => {
    assert.deepEqual(named('.test.ts'), codes);
  });

  it('each test names its code', () => {
    for (const code of codes) {
      const text = readFileSync(join(folder, `${code}.test.ts`), 'utf8');
      assert.ok(text.includes(`describe('${code}'`), `${code}.test.ts`);
    }
  });

  it('each rule has its entry in docs/findings.md, and each entry its rule', () => {
    assert.deepEqual([...entries.keys()].sort(), codes);
  });

  for (const rule of rules) {
    it(`${rule.code}: the entry tells severity, Istio's code and the next step`, () => {
      const text = entries.get(rule.code) ?? '';
      assert.ok(text.startsWith(`${rule.severity}`), rule.severity);
      const said = /\bIST\d{4}\b/.exec(text.split('. ')[0])?.[0];
      assert.equal(said, rule.istio);
      assert.match(text, /\bNext: /);
    });
  }
});

describe('advice: rule, file, test and docs agree', () => {
  const adviceFolder = join(root, 'plugins/mesh-common/src/advice/rules');
  const page = readFileSync(join(root, 'docs/advice.md'), 'utf8');
  const rulesPart = page.slice(page.indexOf('## Rules'));
  const inTable = [...rulesPart.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(
    m => m[1],
  );
  const adviceCodes = adviceRules.map(rule => rule.code).sort();

  it('each rule has a file, a test that names it, a source and a row in docs/advice.md', () => {
    const all = readdirSync(adviceFolder);
    const tests = all.filter(file => file.endsWith('.test.ts'));
    assert.deepEqual(
      all.filter(file => !file.endsWith('.test.ts')).sort(),
      adviceCodes.map(code => `${code}.ts`),
    );
    assert.deepEqual(
      tests.sort(),
      adviceCodes.map(code => `${code}.test.ts`).sort(),
    );
    for (const code of adviceCodes) {
      const text = readFileSync(join(adviceFolder, `${code}.test.ts`), 'utf8');
      assert.ok(text.includes(`describe('${code}'`), code);
    }
    assert.deepEqual(
      adviceRules.filter(rule => !rule.source).map(rule => rule.code),
      [],
    );
    assert.deepEqual(inTable.sort(), adviceCodes);
  });
});
