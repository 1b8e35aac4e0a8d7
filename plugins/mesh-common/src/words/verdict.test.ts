import { FIXTURE_NOW, StatusFixtureName, statusFixtures } from '../testing';
import { verdictWords } from './verdict';

describe('the verdict of the mesh tab', () => {
  const rows: [StatusFixtureName, string, string, string | null, string][] = [
    [
      'one-mode',
      'well',
      'Everything is as it should be',
      'In the mesh in 3 clusters, encrypted.',
      'ok',
    ],
    [
      'strict',
      'well',
      'Everything is as it should be',
      'In the mesh in 2 clusters, encrypted.',
      'ok',
    ],
    [
      'waypoint-bound',
      'well',
      'Everything is as it should be',
      'In the mesh in 1 cluster, encrypted.',
      'ok',
    ],
    [
      'waypoint-no-pods',
      'waypoint-no-pods',
      'Calls from the mesh to checkout in prod-us-1 fail',
      'They go through the waypoint payments/waypoint, and it has no pods. Istio keeps the route to it. The other cluster works.',
      'broken',
    ],
    [
      'bypass',
      'bypass',
      'STRICT has a hole',
      '1 pod has bypass-inbound-capture: plain text gets past ztunnel.',
      'attention',
    ],
    [
      'uncertain',
      'uncertain',
      'Uncertain: check in ztunnel',
      'Two policies meet in a way that may open every port.',
      'unknown',
    ],
    [
      'policies-unknown',
      'unknown',
      'Encryption unknown in prod-eu-1',
      'A proxy handles its pods. The policies cannot be read.',
      'unknown',
    ],
    [
      'redirection-pending',
      'redirection-pending',
      'Traffic is blocked',
      'prod-eu-1: 2 pods are redirected, but no ztunnel takes them.',
      'broken',
    ],
    [
      'not-enrolled',
      'not-enrolled',
      'Not in the mesh',
      'The mesh neither encrypts nor identifies this traffic.',
      'off',
    ],
    [
      'partly',
      'partly',
      'In the mesh in 2 of 3 clusters',
      'prod-ap-1 is not in.',
      'neutral',
    ],
    [
      'stale',
      'stale',
      'Was in the mesh 14 min ago',
      'prod-eu-1 has not answered since 09:58 UTC. What is true now is unknown.',
      'stale',
    ],
    [
      'joining',
      'joining',
      'Joining: 10 of 14 pods',
      'No restart needed.',
      'working',
    ],
    [
      'claimed',
      'claimed',
      'Claimed, not confirmed',
      'The platform team has not confirmed that team-payments owns payments.',
      'forbidden',
    ],
  ];
  it.each(rows)('%s', (name, state, headline, sub, tone) => {
    const words = verdictWords(statusFixtures[name], FIXTURE_NOW);
    expect(words).toMatchObject({ state, headline, sub, tone });
  });
});
