import {
  findIn,
  manifest,
  peerAuthentication,
  subjectsOf,
} from '../../testing';
import { policyOtherRevision } from './policy-other-revision';

describe('policy-other-revision', () => {
  const rev = (revision: string) => ({ labels: { 'istio.io/rev': revision } });

  it('is said of a revision that no istiod has', () => {
    const yaml =
      peerAuthentication('shop/a', {}, rev('canary')) +
      peerAuthentication('shop/b', {}, rev('default'));
    expect(subjectsOf(findIn(policyOtherRevision, yaml))).toEqual([
      'east PeerAuthentication shop/a',
    ]);
  });

  it('says that a tag is no revision', () => {
    const tag = manifest(
      'admissionregistration.k8s.io/v1',
      'MutatingWebhookConfiguration',
      'tag',
      {
        metadata: {
          labels: {
            app: 'sidecar-injector',
            'istio.io/rev': 'default',
            'istio.io/tag': 'stable',
          },
        },
        webhooks: [],
      },
    );
    const [found] = findIn(
      policyOtherRevision,
      tag + peerAuthentication('shop/a', {}, rev('stable')),
    );
    expect(found.message).toContain('a tag and no revision');
  });

  it('is silent where no istiod is known', () => {
    const yaml = peerAuthentication('shop/a', {}, rev('canary'));
    expect(findIn(policyOtherRevision, { east: { yaml, bare: true } })).toEqual(
      [],
    );
  });
});
