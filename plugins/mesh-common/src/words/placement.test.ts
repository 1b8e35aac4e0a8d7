import { FIXTURE_NOW, statusFixtures } from '../testing';
import {
  expectWords,
  FIX,
  OPEN,
  SILENT,
  Row,
} from './__testUtils__/expectWords';
import { placementWords } from './placement';

describe('Cluster placement', () => {
  const rows: Row[] = [
    ['one-mode', 'normal', 'Runs in 3 clusters', null, 'place', OPEN],
    [
      'split',
      'split',
      'Runs in 3 clusters',
      'prod-ap-1 stands alone: no calls between it and the other two.',
      'place',
      OPEN,
    ],
    ['two-modes', 'normal', 'Runs in 3 clusters', null, 'place', OPEN],
    [
      'some-silent',
      'some-silent',
      'Last seen in 2 clusters, 1 is silent',
      'prod-us-1 answers. prod-eu-1 does not, for 14 min.',
      'stale',
      SILENT,
    ],
    [
      'stale',
      'some-silent',
      'Last seen in 1 cluster',
      'prod-eu-1 is silent.',
      'stale',
      SILENT,
    ],
    [
      'unknown',
      'unknown',
      'Placement unknown in prod-eu-1',
      'It may or may not run there.',
      'unknown',
      FIX,
    ],
    [
      'silent-and-forbidden',
      'some-silent',
      'Last seen in 2 clusters, 1 is silent',
      'prod-us-1 answers. prod-eu-1 does not, for 14 min. Unknown in prod-ap-1.',
      'stale',
      SILENT,
    ],
    [
      'never-answered',
      'unknown',
      'Placement unknown in prod-eu-1',
      'It may or may not run there.',
      'unknown',
      FIX,
    ],
    [
      'nothing-running',
      'normal',
      'Runs in no cluster right now',
      null,
      'place',
      OPEN,
    ],
    [
      'no-workloads',
      'no-workloads',
      'No workloads found',
      'See Mesh mode for the fix.',
      'off',
      null,
    ],
    ['claimed', 'claimed', 'Claimed, not confirmed', null, 'forbidden', null],
  ];
  it.each(rows)('%s', (...row) => {
    expectWords(placementWords(statusFixtures[row[0]], FIXTURE_NOW), row);
  });
});
