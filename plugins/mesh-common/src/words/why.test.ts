import type { EntityStatus } from '../contract';
import { FIXTURE_NOW, statusFixtures } from '../testing';
import { modeWords } from './mode';
import { mtlsWords } from './mtls';
import { placementWords } from './placement';

const claims = (words: { why: readonly { claim: string }[] }) =>
  words.why.map(step => step.claim);

describe('Why?', () => {
  it('has two to six steps on every card that shows something', () => {
    const cards = { modeWords, mtlsWords, placementWords };
    for (const [name, status] of Object.entries<EntityStatus>(statusFixtures)) {
      for (const [card, words] of Object.entries(cards)) {
        const { length } = words(status, FIXTURE_NOW).why;
        const range = status.state === 'ok' ? [2, 6] : [0, 0];
        expect([name, card, length >= range[0] && length <= range[1]]).toEqual([
          name,
          card,
          true,
        ]);
      }
    }
  });

  it('leads from labels and pods to the problem and its cause', () => {
    const words = modeWords(
      statusFixtures['labelled-not-captured'],
      FIXTURE_NOW,
    );
    expect(claims(words)).toEqual([
      'The labels of payments in prod-eu-1 ask for ambient.',
      '2 of 6 pods are in the mesh.',
      '4 pods should have been captured long ago.',
      'No istio-cni is ready on the nodes of these pods.',
    ]);
    expect(words.why[0].raw).toEqual([
      'payments  istio.io/dataplane-mode: ambient',
    ]);
    expect(words.why[1].raw).toEqual([
      '2 of 6 pods: ambient.istio.io/redirection = enabled',
      '4 of 6 pods: neither',
    ]);
  });

  it('breaks where a fact is missing', () => {
    const words = modeWords(statusFixtures.unknown, FIXTURE_NOW);
    expect(words.why.at(-1)).toMatchObject({
      claim: 'We cannot say: the portal may not list pods in prod-eu-1.',
      mark: 'broken-chain',
    });
    const silent = modeWords(statusFixtures.stale, FIXTURE_NOW);
    expect(silent.why.at(-1)).toMatchObject({
      claim: 'prod-eu-1 has not answered since 09:58 UTC.',
      mark: 'broken-chain',
    });
  });

  it('shows the winner of the policies, and every loser with its reason', () => {
    const { why } = mtlsWords(statusFixtures.permissive, FIXTURE_NOW);
    expect(why).toEqual([
      {
        claim: 'All 6 pods are captured, so ambient rules count.',
        rule: expect.any(String),
        raw: ['6 of 6 pods: ambient.istio.io/redirection = enabled'],
      },
      {
        claim: 'No policy selects these pods themselves.',
        rule: expect.any(String),
      },
      {
        claim: 'Two policies cover the namespace. Only the oldest counts.',
        rule: 'They are not merged, even when the newer one is stricter.',
        raw: [
          'payments/default PERMISSIVE, 20 Oct 2025',
          'payments/strict-2026 STRICT, 30 Oct 2026: ignored',
        ],
      },
      {
        claim: 'The mesh-wide policy says STRICT, but another one is closer.',
        rule: expect.any(String),
        raw: ['istio-system/default STRICT, 28 Jan 2026: overruled'],
        mark: 'overruled',
      },
      {
        claim: 'One policy with a selector stands in the root namespace.',
        rule: 'There only policies without a selector count.',
        raw: ['istio-system/checkout-only STRICT, 4 Nov 2026: ignored'],
        mark: 'ignored',
      },
      { claim: 'So prod-eu-1 is PERMISSIVE.', rule: expect.any(String) },
    ]);
  });

  it('explains sidecars by sidecar rules', () => {
    const { why } = mtlsWords(statusFixtures['plain-only'], FIXTURE_NOW);
    expect(why[0].claim).toBe(
      'All 4 pods have a sidecar, so sidecar rules count.',
    );
    expect(why[2]).toMatchObject({
      claim: 'payments/default decides: DISABLE.',
      raw: ['payments/default DISABLE, 20 Oct 2025'],
    });
  });

  it('never says "no policy" where not every policy is at hand', () => {
    const { permissive } = statusFixtures;
    const brief: EntityStatus = {
      ...permissive,
      clusters: permissive.clusters.map(({ workloads: _, ...rest }) => rest),
    };
    expect(claims(mtlsWords(brief, FIXTURE_NOW)).join()).not.toContain(
      'No policy',
    );
  });

  it('names both outcomes of what is uncertain, and what settles it', () => {
    const { why } = mtlsWords(statusFixtures.uncertain, FIXTURE_NOW);
    expect(why.at(-1)).toMatchObject({
      claim:
        'So ztunnel enforces PERMISSIVE or STRICT. Only ztunnel itself knows.',
      mark: 'broken-chain',
    });
  });

  it('says of a tie that deleting a policy settles it', () => {
    const { uncertain } = statusFixtures;
    const tied: EntityStatus = {
      ...uncertain,
      clusters: uncertain.clusters.map(cluster => ({
        ...cluster,
        mtls: { ...cluster.mtls, reason: 'tied-policies' },
      })),
    };
    const { why } = mtlsWords(tied, FIXTURE_NOW);
    expect(why.at(-1)?.claim).toContain('PERMISSIVE or STRICT');
    expect(why.at(-1)?.rule).toMatch(/same second.*Delete one of them/);
  });
});
