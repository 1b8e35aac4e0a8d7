import { z } from 'zod';
import {
  ServiceEntryFact,
  WorkloadEntryFact,
  WorkloadGroupFact,
} from '../../facts';
import { canaryWeight } from '../canaryWeight';
import { conditionFacts, conditionsSchema } from '../conditions';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from '../metadata';
import { narrowing } from '../result';

const namesSchema = z.array(z.string()).nullish();
const statusSchema = z.object({ conditions: conditionsSchema }).nullish();
const addressesSchema = z.array(z.unknown()).nullish();

const serviceEntrySchema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      hosts: namesSchema,
      addresses: namesSchema,
      ports: z
        .array(
          z.object({
            number: z.number().int(),
            name: z.string().nullish(),
            protocol: z.string().nullish(),
          }),
        )
        .nullish(),
      location: z.enum(['MESH_EXTERNAL', 'MESH_INTERNAL']).nullish(),
      resolution: z.string().nullish(),
      workloadSelector: z.object({ labels: stringMapSchema }).nullish(),
      exportTo: namesSchema,
    })
    .nullish()
    .transform(spec => spec ?? {}),
  status: z
    .object({ conditions: conditionsSchema, addresses: addressesSchema })
    .nullish(),
});

export const narrowServiceEntry = narrowing(
  serviceEntrySchema,
  ({ metadata, spec, status }): ServiceEntryFact => ({
    ...namespacedFact(metadata),
    hosts: spec.hosts ?? [],
    addresses: spec.addresses ?? [],
    ports: (spec.ports ?? []).map(({ number, name, protocol }) => ({
      number,
      name: name ?? '',
      protocol: protocol ?? '',
    })),
    location: spec.location ?? 'MESH_EXTERNAL',
    resolution: spec.resolution ?? 'NONE',
    workloadSelector: spec.workloadSelector
      ? spec.workloadSelector.labels ?? NO_STRINGS
      : null,
    exportTo: spec.exportTo ?? [],
    ...canaryWeight(metadata.annotations),
    conditions: conditionFacts(status?.conditions),
    allocated: !!status?.addresses?.length,
  }),
);

const workloadSpecShape = {
  address: z.string().nullish(),
  labels: stringMapSchema,
  network: z.string().nullish(),
  serviceAccount: z.string().nullish(),
  ports: z.record(z.string(), z.number()).nullish(),
};

const workloadEntrySchema = z.object({
  metadata: metaSchema,
  spec: z.object(workloadSpecShape),
  status: statusSchema,
});

export const narrowWorkloadEntry = narrowing(
  workloadEntrySchema,
  ({ metadata, spec, status }): WorkloadEntryFact => {
    const object = namespacedFact(metadata);
    // Labels of the object win over those of its spec (Istio `pilot/pkg/serviceregistry/serviceentry/conversion.go`).
    const labels = { ...spec.labels, ...object.labels };
    return {
      ...object,
      address: spec.address ?? '',
      workloadLabels: labels,
      network: spec.network || null,
      serviceAccount: spec.serviceAccount || null,
      hbone:
        labels['networking.istio.io/tunnel'] === 'http' ||
        metadata.annotations?.['ambient.istio.io/redirection'] === 'enabled',
      ports: spec.ports ?? {},
      conditions: conditionFacts(status?.conditions),
    };
  },
);

const workloadGroupSchema = z.object({
  metadata: metaSchema,
  spec: z.object({
    metadata: z.object({ labels: stringMapSchema }).nullish(),
    template: z.object(workloadSpecShape).nullish(),
  }),
});

export const narrowWorkloadGroup = narrowing(
  workloadGroupSchema,
  ({ metadata, spec }): WorkloadGroupFact => ({
    ...namespacedFact(metadata),
    workloadLabels: { ...spec.metadata?.labels, ...spec.template?.labels },
    network: spec.template?.network || null,
    serviceAccount: spec.template?.serviceAccount || null,
  }),
);
