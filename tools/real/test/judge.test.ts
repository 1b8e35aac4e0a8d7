import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { JudgeProcess } from '../../judge/client';
import { Manifest } from '../../judge/questions';
import { run } from '../../judge/run';
import { subjects } from '../../judge/subjects';
import { isSame } from '../../judge/subjects/mtls';
import { openTies } from '../../judge/subjects/ties';

// `MESH_JUDGE_SEED=…` is another run, `MESH_JUDGE_CASES=…` a longer one, over all subjects together.
const seed = Number(process.env.MESH_JUDGE_SEED || 20261124);
const cases = Number(process.env.MESH_JUDGE_CASES || 12_000);

/** A slow machine compares less; `npm run judge` is for more. */
const MILLISECONDS = 60_000;

/** What Istio must have been heard to say, or the random meshes are not what they should be. */
const KINDS: Record<string, readonly string[]> = {
  sidecar: withPorts('STRICT', 'PERMISSIVE', 'DISABLE'),
  ambient: [
    ...withPorts('STRICT', 'PERMISSIVE'),
    'PERMISSIVE, the weaker of two',
    'STRICT, the other of two',
  ],
  history: [
    ...withPorts('STRICT', 'PERMISSIVE'),
    'PERMISSIVE, the weaker of two',
    'STRICT, the other of two',
  ],
  capture: ['true', 'false'],
  injection: [
    'called true, injects true',
    'called true, injects false',
    'called false, injects true',
  ],
  revision: ['true', 'false'],
};

function withPorts(...modes: string[]): string[] {
  return [...modes, ...modes.map(mode => `${mode} with ports`)];
}

const judge = JudgeProcess.start();
after(() => judge.stop());

describe('the judge itself is right', () => {
  test('it answers the recorded workloads as they were recorded', async () => {
    const { cases: recorded } = fixture<SidecarCases>('sidecar-mtls-cases');
    let compared = 0;
    for (const { id, expect, ...question } of recorded) {
      const { rootNamespace, revision, policies, workloads } = question;
      const asked = { rootNamespace, revision, policies, workloads };
      assert.deepEqual(await judge.ask('sidecar', asked), expect, id);
      compared += expect.length;
    }
    assert.equal(compared, 480);
  });

  test('it answers the ambient rows of the truth table', async () => {
    const { cases: rows } = fixture<TruthTable>('mtls-cases');
    const ambient = rows.filter(row => row.workload.dataPlane === 'ambient');
    for (const { id, mesh, policies, workload, expect } of ambient) {
      const [answer] = await judge.ask('ambient', {
        ...mesh,
        policies: policies.map(asManifest),
        workloads: [workload].map(({ namespace, labels }) => ({
          namespace,
          labels,
        })),
      });
      const expected = { mode: expect.effectiveMode, ports: expect.perPort };
      assert.ok(isSame(answer, expected), `${id}: ${JSON.stringify(answer)}`);
    }
    assert.ok(ambient.length >= 15);
  });

  test('it names what it does not understand, and goes on', async () => {
    const other: Record<string, string> = { 'istio.io/rev': 'b' };
    const asked = { revision: 'a', labels: [{}, other] };
    const nonsense: [Parameters<JudgeProcess['ask']>, RegExp][] = [
      [['revision', { ...asked, labels: 7 } as never], /question\.labels: /],
      [['revision', { ...asked, more: 7 } as never], /question\.more: /],
      [['capture', capture('- podSelector: 7')], /question\.selectors: /],
      [['capture', capture('{')], /question\.selectors: /],
      [
        ['sidecar', policyOf({ mtls: { mode: 'ODD' } })],
        /policies\[0\]: .*ODD/,
      ],
      [['other' as never, asked], /subject: "other" is not one of/],
    ];
    for (const [question, message] of nonsense) {
      await assert.rejects(judge.ask(...question), message);
    }
    assert.deepEqual(await judge.ask('revision', asked), [true, false]);
  });
});

describe('the model answers as Istio does', () => {
  for (const subject of subjects) {
    test(subject.name, async () => {
      const until = Date.now() + MILLISECONDS / subjects.length;
      const each = Math.ceil(cases / subjects.length);
      const { judged, kinds, disagreement } = await subject.with(one =>
        run(one, judge, { cases: each, seed, until }),
      );
      assert.equal(disagreement, null, disagreement ?? '');
      assert.ok(judged > 500, `${judged} compared`);
      const missing = KINDS[subject.name].filter(kind => !kinds[kind]);
      assert.deepEqual(missing, [], JSON.stringify(kinds));
      console.log(`${subject.name}: ${judged} compared`);
    });
  }

  test('what it calls a tie is open: Istio gives every answer that it names', async () => {
    const { ties, answers } = await openTies(judge, { seed, ties: 25 });
    assert.equal(ties, 25);
    assert.ok(answers >= 50);
  });
});

interface SidecarCases {
  cases: {
    id: string;
    rootNamespace: string;
    revision: string;
    policies: Manifest[];
    workloads: { namespace: string; labels: Record<string, string> }[];
    expect: { mode: string; ports: Record<string, string> }[];
  }[];
}

interface Row {
  name: string;
  namespace: string;
  createdAt: string;
  labels?: Record<string, string>;
  [specField: string]: unknown;
}

interface TruthTable {
  cases: {
    id: string;
    mesh: { rootNamespace: string; revision: string };
    policies: Row[];
    workload: {
      namespace: string;
      labels: Record<string, string>;
      dataPlane: string;
    };
    expect: { effectiveMode: string; perPort: Record<string, string> };
  }[];
}

function fixture<T>(name: string): T {
  const folder = 'plugins/mesh-common/src/mtls/__fixtures__';
  const file = join(__dirname, '..', '..', '..', folder, `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function asManifest({ name, namespace, createdAt, labels, ...spec }: Row) {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: {
      ...{ name, namespace, labels },
      uid: `${namespace}/${name}`,
      creationTimestamp: createdAt,
    },
    spec,
  };
}

function policyOf(spec: object) {
  const row = {
    name: 'a',
    namespace: 'shop',
    createdAt: '2026-01-01T00:00:00Z',
  };
  return {
    rootNamespace: 'istio-system',
    revision: 'default',
    policies: [asManifest({ ...row, ...spec })],
    workloads: [],
  };
}

const capture = (selectors: string) => ({
  selectors,
  excludeNamespaces: '',
  namespaces: [],
  pods: [],
});
