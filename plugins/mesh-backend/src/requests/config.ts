import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  RequestKind,
  requestKindSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { ownerRef } from '../ownership';
import { parseConfig } from '../parseConfig';

/** How requests are decided and carried out. */
export interface RequestsConfig {
  /** Full refs of the approving groups, lower case. */
  readonly approvers: readonly string[];
  readonly requiredApprovals: number;
  /** Kinds that a rule approves, up to a risk. */
  readonly autoApprove: readonly AutoApproval[];
  readonly enabled: readonly RequestKind[];
  readonly registration: {
    readonly allowedHosts: readonly string[];
    /** Monitoring URLs of the istiods of registered clusters, by name. */
    readonly istiodMonitoringUrls: Readonly<Record<string, string>>;
  };
  /** A request that nobody decides ends after this, milliseconds. */
  readonly expireAfterMs: number;
  /** Unmet expectations become a failure after this; so do writes that a cluster does not take. */
  readonly verifyWithinMs: number;
}

export interface AutoApproval {
  readonly kind: 'namespace' | 'waypoint';
  readonly maxRisk: 'low' | 'medium';
}

const DAY = 24 * 60 * 60_000;

/** Actions of templates, for those who write these instead of kinds. */
const kindOfAction: Record<string, RequestKind> = {
  'mesh:namespace:enroll': 'namespace',
  'mesh:waypoint:request': 'waypoint',
  'mesh:cluster:register': 'cluster',
};

const autoApproveSchema = z
  .array(
    z.strictObject({
      // A cluster always needs a person.
      kind: z.enum(['namespace', 'waypoint']),
      maxRisk: z.enum(['low', 'medium']).default('low'),
    }),
  )
  .default([]);

const registrationSchema = z
  .strictObject({
    allowedHosts: z.array(z.string().min(1)).default([]),
    istiodMonitoringUrls: z
      .record(z.string(), z.url({ protocol: /^https?$/ }))
      .default({}),
  })
  .default({ allowedHosts: [], istiodMonitoringUrls: {} });

/** @throws InputError that names the key, when a value is not what it must be */
export function readRequestsConfig(root: Config): RequestsConfig {
  return {
    approvers: (root.getOptionalStringArray('mesh.approvers') ?? []).map(
      (text, i) => {
        const ref = ownerRef(text);
        if (!ref) {
          throw new InputError(
            `mesh.approvers[${i}] in app-config: expected an entity ref such as group:default/platform`,
          );
        }
        return ref;
      },
    ),
    requiredApprovals: parseConfig(
      z.number().int().min(1).max(10).default(1),
      root.getOptional('mesh.requiredApprovals'),
      'mesh.requiredApprovals',
    ),
    autoApprove: parseConfig(
      autoApproveSchema,
      root.getOptional('mesh.autoApprove'),
      'mesh.autoApprove',
    ),
    enabled: enabledKinds(root),
    registration: parseConfig(
      registrationSchema,
      root.getOptional('mesh.registration'),
      'mesh.registration',
    ),
    expireAfterMs: duration(root, 'mesh.requests.expireAfter', 14 * DAY),
    verifyWithinMs: duration(root, 'mesh.requests.verifyWithin', 10 * 60_000),
  };
}

function enabledKinds(root: Config): RequestKind[] {
  const names = root.getOptionalStringArray('mesh.actions.enabled') ?? [];
  return names.map((name, i) => {
    const kind = requestKindSchema.safeParse(kindOfAction[name] ?? name);
    if (kind.success) return kind.data;
    throw new InputError(
      `mesh.actions.enabled[${i}] in app-config: expected ${requestKindSchema.options.join(
        ', ',
      )}`,
    );
  });
}

function duration(root: Config, key: string, otherwise: number): number {
  return root.has(key)
    ? durationToMilliseconds(readDurationFromConfig(root, { key }))
    : otherwise;
}
