import { NamespaceOwnershipSource } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { OwnershipConfig } from '../config';
import { ownerRef } from './entityRefs';

/** Rules in app-config, in their order. `*` in a name stands for any characters. */
export function rulesSource(
  rules: OwnershipConfig['rules'],
): NamespaceOwnershipSource {
  const compiled = rules.map(rule => ({
    cluster: pattern(rule.cluster ?? '*'),
    namespace: pattern(rule.namespace),
    owner: ownerRef(rule.owner),
  }));
  return {
    id: 'rules of app-config',
    async ownerOf({ cluster, namespace }) {
      const rule = compiled.find(
        r => r.cluster.test(cluster) && r.namespace.test(namespace),
      );
      return rule?.owner ?? null;
    },
  };
}

function pattern(text: string): RegExp {
  const parts = text.split('*').map(part => part.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
