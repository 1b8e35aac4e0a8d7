import { z } from 'zod';

/** RFC 3339 time, UTC. */
export const timeSchema = z.iso.datetime({ offset: true });
/** DNS-1123 label: names of clusters and namespaces. */
export const dnsLabelSchema = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'expected a DNS-1123 label: lower-case letters, digits and "-", at most 63',
  );
/** Full entity ref, `kind:namespace/name`, lower case. */
export const entityRefSchema = z
  .string()
  .max(300)
  .regex(
    /^[a-z][-a-z0-9]*:[-a-z0-9_.]+\/[-a-z0-9_.]+$/i,
    'expected a full entity ref such as component:default/checkout',
  );
export const jsonSchema = z.json();
