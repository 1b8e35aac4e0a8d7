import { z } from 'zod';
import { ConfigFact } from '../facts';
import { cniConfigFact } from './cniConfig';
import { meshConfigFact } from './meshConfig';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from './metadata';
import { FieldError, narrowing } from './result';
import { rootCertFact } from './rootCert';

const schema = z.object({ metadata: metaSchema, data: stringMapSchema });

/** The ConfigMaps the suite reads, told apart by name. */
export const narrowConfig = narrowing(
  schema,
  ({ metadata, data }): ConfigFact => {
    const object = namespacedFact(metadata);
    const values = data ?? NO_STRINGS;
    if (object.name === 'istio-cni-config')
      return cniConfigFact(object, values);
    if (object.name === 'istio-ca-root-cert')
      return rootCertFact(object, values);
    if (/^istio(-.+)?$/.test(object.name))
      return meshConfigFact(object, values);
    throw new FieldError(
      'metadata.name',
      'istio, istio-<revision>, istio-cni-config or istio-ca-root-cert',
    );
  },
);
