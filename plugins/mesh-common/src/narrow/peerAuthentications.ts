import { z } from 'zod';
import { PeerAuthenticationFact, PeerAuthenticationMode } from '../facts';
import { writtenAt } from './managers';
import {
  managedMetaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from './metadata';
import { narrowing } from './result';
import { parseVersion } from './values';

/** proto3 JSON may carry the number of an enum value instead of its name (`security/v1beta1/peer_authentication.proto`). */
const MODES: readonly PeerAuthenticationMode[] = [
  'UNSET',
  'DISABLE',
  'PERMISSIVE',
  'STRICT',
];

const modeSchema = z
  .union([
    z.enum(['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT']),
    z.literal([0, 1, 2, 3]).transform(number => MODES[number]),
  ])
  .nullish();

const mtlsSchema = z.object({ mode: modeSchema }).nullish();

const schema = z.object({
  metadata: managedMetaSchema,
  spec: z
    .object({
      selector: z.object({ matchLabels: stringMapSchema }).nullish(),
      mtls: mtlsSchema,
      portLevelMtls: z.record(z.string(), mtlsSchema).nullish(),
    })
    .nullish(),
});

type Spec = z.output<typeof schema>['spec'];

export const narrowPeerAuthentication = narrowing(
  schema,
  ({ metadata, spec }): PeerAuthenticationFact => {
    const object = namespacedFact(metadata);
    return {
      ...object,
      selector: spec?.selector ? spec.selector.matchLabels ?? NO_STRINGS : null,
      mode: spec?.mtls ? spec.mtls.mode ?? 'UNSET' : null,
      ports: portModes(spec),
      writtenAt: writtenAt(metadata.managedFields, object.createdAt),
      resourceVersion: parseVersion(metadata.resourceVersion),
    };
  },
);

function portModes(spec: Spec): PeerAuthenticationFact['ports'] {
  const ports: Record<string, PeerAuthenticationMode> = {};
  for (const [port, mtls] of Object.entries(spec?.portLevelMtls ?? {})) {
    ports[port] = mtls?.mode ?? 'UNSET';
  }
  return ports;
}
