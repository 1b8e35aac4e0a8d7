import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { rules } from '../../../plugins/mesh-common/src';
import { requireBinaries } from '../binaries';
import { analyzedCases, clusterPairs } from '../analyze/arbitraries';
import {
  AnalyzeDifferences,
  claimedCodes,
  differencesFromAnalyze,
  Said,
} from '../analyze/differences';
import {
  fixtureExceptions,
  notClaimed,
  precheckOnly,
  undecidable,
} from '../analyze/exceptions';
import { fixtures, istioCodes } from '../analyze/fixtures';
import { inspected, judge } from '../analyze/judged';
import { yamlOf } from '../analyze/manifests';
import {
  AnalyzedCase,
  askIstioctl,
  requireAnalyzers,
} from '../analyze/program';

const binary = requireAnalyzers();
const claimed = claimedCodes(rules);
/** Everything that Istio said while this file ran. */
const heard: { code: string; message: string }[] = [];

const told = ({ missing, extra }: AnalyzeDifferences) => {
  const shown = (side: string) => (said: Said) =>
    `${side} ${said.code} ${said.object}`;
  return [
    ...missing.map(shown('missing')),
    ...extra.map(shown('extra')),
  ].sort();
};

describe("Istio's fixtures of its analyzers", () => {
  for (const fixture of fixtures()) {
    it(`${fixture.name}: the same codes on the same objects`, async () => {
      const judged = await judge(binary, fixture);
      heard.push(...judged.messages);
      const expected = fixtureExceptions
        .filter(exception => exception.fixture === fixture.name)
        .map(({ side, code, object }) => `${side} ${code} ${object}`)
        .sort();
      assert.deepEqual(told(judged), expected);
    });
  }

  it('what istioctl itself says of these files is found', async () => {
    const { istioctl } = requireBinaries();
    let compared = 0;
    for (const fixture of fixtures()) {
      if (fixture.clusters.length > 1) continue;
      const { report } = inspected(fixture);
      const messages = await askIstioctl(istioctl, fixture);
      compared += messages.filter(({ code }) => claimed.has(code)).length;
      const { missing } = differencesFromAnalyze(report, messages, claimed);
      assert.deepEqual(missing, [], fixture.name);
    }
    assert.ok(compared > 100, `${compared} messages of claimed codes`);
  });
});

/** A disagreement is made small for so long, then shown as it is. */
const LIMITS = {
  seed: 20260827,
  interruptAfterTimeLimit: 240_000,
  markInterruptAsFailure: true,
};

describe('random objects', () => {
  const agree = async (asked: AnalyzedCase) => {
    const judged = await judge(binary, asked);
    heard.push(...judged.messages);
    assert.deepEqual(judged.refused, []);
    if (!judged.missing.length && !judged.extra.length) return;
    const manifests = asked.clusters
      .map(yamlOf)
      .join('\n# the other cluster\n');
    assert.fail(
      `${told(judged).join('\n')}\n${asked.meshConfig ?? ''}\n${manifests}`,
    );
  };

  it('one cluster: the same codes on the same objects', () =>
    fc.assert(fc.asyncProperty(analyzedCases, agree), {
      ...LIMITS,
      numRuns: 250,
    }));

  it('two clusters: the same Services differ', () =>
    fc.assert(fc.asyncProperty(clusterPairs, agree), {
      ...LIMITS,
      numRuns: 40,
    }));
});

describe('the claim', () => {
  after(() => heard.splice(0));

  it('every claimed code was judged: Istio has said it here', () => {
    const said = new Set(heard.map(({ code }) => code));
    assert.deepEqual(
      [...claimed].filter(code => !said.has(code)),
      [],
    );
  });

  it('every message that is called undecidable was said', () => {
    for (const { code, message } of undecidable) {
      assert.ok(heard.some(h => h.code === code && message.test(h.message)));
    }
  });

  it('each code of Istio is claimed, or there is a reason', () => {
    const known = [
      ...claimed,
      ...Object.keys(precheckOnly),
      ...Object.keys(notClaimed),
    ];
    assert.deepEqual(known.sort(), istioCodes().sort());
  });

  it('istioctl analyze has never said a code of precheck', () => {
    const ofPrecheck = Object.keys(precheckOnly);
    assert.deepEqual(
      heard.filter(({ code }) => ofPrecheck.includes(code)),
      [],
    );
  });
});
