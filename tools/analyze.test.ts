import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { z } from 'zod';
import { rules } from '../plugins/mesh-common/src';
import {
  analyzeSchema,
  claimedCodes,
  differencesFromAnalyze,
} from './real/analyze/differences';
import {
  fixtureExceptions,
  notClaimed,
  precheckOnly,
  undecidable,
} from './real/analyze/exceptions';
import { FileObject } from './real/analyze/manifests';
import { inspectManifests } from './real/analyze/model';

const folder = join(__dirname, '../packages/mesh-cli/testdata/istiod-goldens');
const listSchema = z.object({ items: z.array(z.custom<FileObject>()) });
const read = (...path: string[]) =>
  JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as unknown;

const claimed = claimedCodes(rules);
const heard = new Set<string>();

describe('what istioctl analyze said of recorded meshes', () => {
  const meshes = readdirSync(folder).filter(name => /^\d+$/.test(name));
  for (const name of meshes) {
    it(`mesh ${name}: the same codes on the same objects`, () => {
      const { items } = listSchema.parse(read(name, 'cluster.json'));
      const analyze = analyzeSchema.parse(read(name, 'analyze.json'));
      for (const { code } of analyze) heard.add(code);
      const { report, refused } = inspectManifests({ [name]: items });
      assert.deepEqual(refused, []);
      assert.deepEqual(differencesFromAnalyze(report, analyze, claimed), {
        missing: [],
        extra: [],
      });
    });
  }

  after(() => heard.clear());

  it('they are there, and every code that was said is claimed', () => {
    assert.equal(meshes.length, 48);
    assert.deepEqual(
      [...heard].filter(code => !claimed.has(code)),
      [],
    );
    assert.ok(heard.size >= 7, [...heard].join());
  });
});

describe('what is not compared', () => {
  const page = readFileSync(join(__dirname, '../docs/judges.md'), 'utf8');
  const rows = page.split('\n').filter(line => line.startsWith('| '));
  const told = [
    ...[...undecidable, ...fixtureExceptions].map(
      ({ code, reason }) => [code, reason] as const,
    ),
    ...Object.entries({ ...precheckOnly, ...notClaimed }),
  ];

  it('stands in docs/judges.md with its reason', () => {
    for (const [code, reason] of told) {
      assert.ok(
        rows.some(row => row.includes(code) && row.includes(reason)),
        `${code}: ${reason}`,
      );
    }
  });

  it('is not claimed', () => {
    for (const code of Object.keys({ ...precheckOnly, ...notClaimed })) {
      assert.ok(!claimed.has(code), code);
    }
  });
});
