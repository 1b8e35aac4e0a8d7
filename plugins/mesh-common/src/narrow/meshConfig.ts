import { z } from 'zod';
import { MeshConfigFact, ObjectFact, StringMap } from '../facts';
import { FieldError } from './result';
import { parseYaml } from './yamlText';

const schema = z
  .object({
    rootNamespace: z.string().nullish(),
    trustDomain: z.string().nullish(),
    trustDomainAliases: z.array(z.string()).nullish(),
  })
  .nullable();

/** Default of MeshConfig.trustDomain (Istio `pkg/config/mesh`, DefaultMeshConfig). */
const DEFAULT_TRUST_DOMAIN = 'cluster.local';

/** ConfigMap `istio` (revision `default`) or `istio-<revision>`, key `mesh`. */
export function meshConfigFact(
  object: ObjectFact,
  data: StringMap,
): MeshConfigFact {
  if (data.mesh === undefined) {
    throw new FieldError('data.mesh', 'the MeshConfig of istiod as YAML');
  }
  const mesh = parseYaml('data.mesh', data.mesh, schema);
  return {
    ...object,
    kind: 'mesh',
    revision: object.name === 'istio' ? 'default' : object.name.slice(6),
    rootNamespace: mesh?.rootNamespace || null,
    trustDomain: mesh?.trustDomain || DEFAULT_TRUST_DOMAIN,
    trustDomainAliases: mesh?.trustDomainAliases ?? [],
  };
}
