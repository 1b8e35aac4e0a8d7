import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { differences } from '../cards/differences';
import { AnyOrder } from '../cards/words';

describe('differences between what the portal says and what a report means', () => {
  const said = { mTLS: { headline: 'Encrypted only', eu: { pods: '2 of 2' } } };

  test('none where all is said', () => {
    assert.deepEqual(
      differences(said, {
        mTLS: { headline: /^Encrypted/, eu: { pods: '2 of 2' } },
      }),
      [],
    );
  });

  test('a line for what is said otherwise, not at all, or though nobody asked', () => {
    assert.deepEqual(
      differences(said, {
        mTLS: { headline: 'Plain text only', us: { pods: '1 of 1' } },
      }),
      [
        'mTLS, headline: the portal says "Encrypted only", the report "Plain text only"',
        'mTLS, us: the portal says nothing, the report {"pods":"1 of 1"}',
        'mTLS, eu: the portal says {"pods":"2 of 2"}, the report nothing',
      ],
    );
  });

  test('a word where rows should be', () => {
    assert.deepEqual(differences({ tab: 'empty' }, { tab: { eu: 'x' } }), [
      'tab: the portal says "empty", the report {"eu":"x"}',
    ]);
  });
});

describe('words in any order', () => {
  const modes = AnyOrder.tally(['sidecar', 'ambient', 'ambient']);
  for (const text of [
    'Ambient in 2, sidecar in 1',
    'Sidecar in 1 cluster, ambient in 2.',
  ]) {
    test(`"${text}" says it`, () => assert.ok(modes.isSaidBy(text)));
  }
  for (const text of [
    'Ambient in 2',
    'Ambient in 3, sidecar in 1',
    'Ambient in 2, sidecar in 1, mixed in 1',
    '',
  ]) {
    test(`"${text}" does not`, () => assert.ok(!modes.isSaidBy(text)));
  }

  test('a value that all have stands alone', () =>
    assert.ok(AnyOrder.tally(['ambient', 'ambient']).isSaidBy('Ambient')));
});
