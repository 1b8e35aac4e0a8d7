import { stringify } from 'yaml';
import {
  differencesFromIstiod,
  Golden,
  GoldenObject,
  goldens,
} from '../testing';
import { inspectFiles } from '../testing/runMesh';
import { scratchFolder } from '../testing/scratch';
import { mayBeUncertain } from '../testing/uncertainty';

const scratch = scratchFolder();
const each = goldens.map(golden => [golden.name, golden] as const);

it('are all there', () => {
  expect(goldens).toHaveLength(48);
  const { workloads, conditions } = totals();
  expect(workloads).toBe(326);
  expect(conditions).toBe(222);
});

describe.each(each)('mesh %s of a live istiod', (name, golden) => {
  it('is what mesh inspect says it is', async () => {
    const report = await inspectFiles({ east: golden.cluster });
    expect(differencesFromIstiod(report, golden.istiod())).toEqual([]);
  });

  // Otherwise the model could read the answer from the status of the very object.
  it('is so without the conditions that istiod wrote about waypoints', async () => {
    const file = scratch.writeList(
      `${name}.json`,
      golden.objects().map(withoutWaypointBound),
    );
    const report = await inspectFiles({ east: file });
    expect(differencesFromIstiod(report, golden.istiod())).toEqual([]);
  });

  it('is not called uncertain but for the two reasons there are', async () => {
    const { pods } = await inspectFiles({ east: golden.cluster });
    const objects = golden.objects();
    const doubts = pods
      .filter(({ mtls }) => mtls.uncertain)
      .filter(pod => !mayBeUncertain(pod, objects));
    expect(doubts).toEqual([]);
  });
});

describe('a mesh as YAML', () => {
  it.each(each.filter((_, i) => i % 8 === 0))(
    '%s gives the report that its JSON gives',
    async (name, golden) => {
      const kubectl = { indentSeq: false, sortMapEntries: true } as const;
      const list = { apiVersion: 'v1', items: golden.objects(), kind: 'List' };
      const file = scratch.write(`${name}.yaml`, stringify(list, kubectl));
      const fromJson = await inspectFiles({ east: golden.cluster });
      expect(await inspectFiles({ east: file })).toEqual(fromJson);
    },
  );
});

describe('what must be said as uncertain', () => {
  it.each(['25', '9001'])('%s', async name => {
    const { cluster } = goldens.find(golden => golden.name === name)!;
    const { pods } = await inspectFiles({ east: cluster });
    const uncertain = pods.filter(({ mtls }) => mtls.uncertain);
    expect(uncertain.map(({ mtls }) => mtls.mode)).toEqual(['PERMISSIVE']);
    expect(uncertain[0].mtls.alternative).toMatchObject({ mode: 'STRICT' });
  });
});

function withoutWaypointBound(object: GoldenObject): GoldenObject {
  const { status } = object as { status?: { conditions?: { type: string }[] } };
  if (!status?.conditions) return object;
  const conditions = status.conditions.filter(
    ({ type }) => type !== 'istio.io/WaypointBound',
  );
  return { ...object, status: { ...status, conditions } };
}

function totals() {
  const answers = goldens.map((golden: Golden) => golden.istiod());
  const count = (of: (answer: ReturnType<Golden['istiod']>) => unknown[]) =>
    answers.reduce((sum, answer) => sum + of(answer).length, 0);
  return {
    workloads: count(({ workloads }) => workloads),
    conditions: count(({ conditions }) => conditions),
  };
}
