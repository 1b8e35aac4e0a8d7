import { findIn, istioYaml, namespaceYaml, subjectsOf } from '../../testing';
import { authorizationPolicyNamespaceMissing } from './authorization-policy-namespace-missing';

describe('authorization-policy-namespace-missing', () => {
  const from = (source: object) =>
    istioYaml('AuthorizationPolicy', 'shop/p', {
      rules: [{ from: [{ source }] }],
    });

  it('names a namespace that is not there, also where it is excluded', () => {
    for (const field of ['namespaces', 'notNamespaces']) {
      const found = findIn(
        authorizationPolicyNamespaceMissing,
        from({ [field]: ['gone'] }),
      );
      expect(subjectsOf(found)).toEqual(['east AuthorizationPolicy shop/p']);
      expect(found[0].message).toContain('gone');
    }
  });

  it('reads a star at either end', () => {
    const said = (pattern: string) =>
      findIn(
        authorizationPolicyNamespaceMissing,
        namespaceYaml('team-a') + from({ namespaces: [pattern] }),
      ).length;
    expect(['*', 'team-*', '*-a', 'TEAM-A'].map(said)).toEqual([0, 0, 0, 0]);
    expect(['other-*', '*-b', 'TEAM-*', '*-A'].map(said)).toEqual([1, 1, 1, 1]);
  });

  it('does not count the namespaces of Kubernetes itself', () => {
    expect(
      findIn(
        authorizationPolicyNamespaceMissing,
        from({ namespaces: ['kube-system'] }),
      ),
    ).toHaveLength(1);
  });
});
