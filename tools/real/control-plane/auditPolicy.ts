import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const writes = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** The group of the service accounts whose calls are of interest. */
const portal = ['system:serviceaccounts:mesh-onboarding'];

const policy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  omitManagedFields: true,
  rules: [
    // The first rule that matches wins.
    { level: 'RequestResponse', verbs: writes, userGroups: portal },
    { level: 'Metadata', userGroups: portal },
    // Whether a write changed an object shows only beside everybody else's
    // writes to it: an apply without effect answers with the version that the last one made.
    {
      level: 'RequestResponse',
      verbs: writes,
      resources: [
        {
          group: '',
          resources: ['namespaces', 'namespaces/*', 'services', 'services/*'],
        },
        { group: '', resources: ['secrets'] },
        {
          group: 'gateway.networking.k8s.io',
          resources: ['gateways', 'gateways/*'],
        },
      ],
    },
    { level: 'Metadata', users: ['admin'] },
    { level: 'None' },
  ],
};

/** Writes the policy file for `--audit-policy-file`. */
export function writeAuditPolicy(folder: string): string {
  const file = join(folder, 'audit-policy.yaml');
  writeFileSync(file, stringify(policy));
  return file;
}
