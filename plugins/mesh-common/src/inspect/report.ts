import { z } from 'zod';

/** Version of the shape below. A field that goes or changes its meaning makes a new one; a new field does not. @public */
export const REPORT_VERSION = 'mesh/v1';

const clusterModeSchema = z.enum([
  'ambient',
  'sidecar',
  'mixed',
  'none',
  'unknown',
]);

const reportClusterSchema = z.object({
  cluster: z.string(),
  mode: clusterModeSchema,
  /** All three parts of ambient are there and ready; null: nobody can say. */
  ambientReady: z.boolean().nullable(),
  /** Version of istiod. */
  version: z.string().nullable(),
  network: z.string().nullable(),
  trustDomain: z.string().nullable(),
  /** What its istiod calls it. */
  clusterId: z.string().nullable(),
  /** Clusters that its istiod reads through remote Secrets; absent: the export does not tell. */
  remotes: z
    .array(
      z.object({
        clusterId: z.string(),
        /** Name in this report; null: none of its clusters has this id. */
        cluster: z.string().nullable(),
        sync: z.enum(['synced', 'syncing', 'timeout', 'unknown']),
      }),
    )
    .optional(),
  /** What stands behind `mode` and `ambientReady`, one sentence each. */
  reasons: z.array(z.string()),
});

const reportNamespaceSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  declared: z.enum(['ambient', 'sidecar', 'none', 'conflict']),
  observed: z.enum(['ambient', 'sidecar', 'mixed', 'none', 'empty']),
  pods: z.object({
    ambient: z.number().int(),
    sidecar: z.number().int(),
    none: z.number().int(),
    /** Asked for ambient, and not served by a ztunnel yet. */
    pending: z.number().int(),
  }),
});

const reportMtlsModeSchema = z.enum([
  'STRICT',
  'PERMISSIVE',
  'DISABLE',
  'NONE',
  'BLOCKED',
  'NOT_APPLICABLE',
]);

const reportPortsSchema = z.record(z.string(), reportMtlsModeSchema);

const reportMtlsSchema = z.object({
  mode: reportMtlsModeSchema,
  /** Container port to mode: those that differ from `mode` or that the winning policy names. An absent port has `mode`. */
  ports: reportPortsSchema,
  /** Two outcomes are possible; this is the weaker one. */
  uncertain: z.boolean(),
  alternative: z
    .object({ mode: reportMtlsModeSchema, ports: reportPortsSchema })
    .nullable(),
  /** Why it is not simply what the policies say, e.g. `bypass-inbound`, `uncertain-conversion`, `no-proxy`; null: it is. */
  reason: z.string().nullable(),
  /** `namespace/name` of the policies that decide, most specific first. */
  policies: z.array(z.string()),
  /** Policies that one would expect to count, and why they do not. */
  ignored: z.array(z.object({ policy: z.string(), why: z.string() })),
});

const reportPodSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  pod: z.string(),
  /** What keeps the pod running: a Deployment, a StatefulSet, …; the pod itself where nothing does. */
  workload: z.object({ kind: z.string(), name: z.string() }),
  mode: z.enum([
    'ambient',
    'ambient-pending',
    'sidecar',
    'sidecar-pending-restart',
    'none',
    'waypoint',
    'east-west',
    'gateway',
    'infrastructure',
    'finished',
  ]),
  waypoint: z
    .object({
      name: z.string(),
      namespace: z.string(),
      bound: z.boolean(),
      reason: z.string(),
    })
    .nullable(),
  mtls: reportMtlsSchema,
});

/** A workload that is no pod. It takes part with a sidecar of its own or not at all: nobody can see which from here. */
const reportMachineSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  /** Name of the WorkloadEntry. */
  name: z.string(),
  dataPlane: z.literal('sidecar-vm'),
  /** It says that it takes HBONE; else ambient callers send it plain text. */
  hbone: z.boolean(),
  network: z.string().nullable(),
  waypoint: z
    .object({
      name: z.string(),
      namespace: z.string(),
      bound: z.boolean().nullable(),
      reason: z.string(),
    })
    .nullable(),
  /** What policy asks of callers, by the rules for sidecars. */
  mtls: z.object({ mode: reportMtlsModeSchema, ports: reportPortsSchema }),
});

const reportServiceSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  /** Name of the Service or ServiceEntry. */
  service: z.string(),
  /** Absent: a Service. */
  kind: z.literal('ServiceEntry').optional(),
  scope: z.enum(['global', 'local']),
  /** Of a ServiceEntry that ambient proxies do not see everywhere; absent: they do. */
  visibility: z.enum(['namespace', 'none']).optional(),
  waypoint: z
    .object({
      name: z.string(),
      namespace: z.string(),
      bound: z.boolean().nullable(),
      reason: z.string(),
      /** A second waypoint for a share of the connections; absent: none is asked for. */
      canary: z
        .object({
          name: z.string(),
          namespace: z.string(),
          /** Percent; null: what stands there is no whole number from 0 to 100. */
          weight: z.number().int().nullable(),
          bound: z.boolean().nullable(),
          reason: z.string(),
        })
        .optional(),
    })
    .nullable(),
});

const reportWaypointSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
  for: z.string(),
  /** Revision of the istiod that is asked to run it; null: whichever is the default. */
  revision: z.string().nullable(),
  ready: z.boolean().nullable(),
  reason: z.string(),
});

const endSchema = z.object({ cluster: z.string(), mode: z.string() });

const reachabilitySchema = z.object({
  from: endSchema,
  to: endSchema,
  verdict: z.enum([
    'supported',
    'l4-only',
    'bypasses-waypoint',
    'unsupported',
    'unknown',
  ]),
  /** Why, and the version of Istio it is true for. */
  reason: z.string(),
});

const severitySchema = z.enum(['error', 'warning', 'info']);

const reportFindingSchema = z.object({
  code: z.string(),
  /** Code of `istioctl analyze` for the same thing, e.g. `IST0171`. */
  istio: z.string().optional(),
  severity: severitySchema,
  cluster: z.string(),
  subject: z.object({
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
  }),
  message: z.string(),
  nextStep: z.string(),
});

/** What is advised on one cluster, namespace or service. */
export const reportAdviceSchema = z.object({
  cluster: z.string(),
  subject: z.object({
    kind: z.enum(['Cluster', 'Namespace', 'Service']),
    /** Absent for a cluster and for a namespace. */
    namespace: z.string().optional(),
    name: z.string(),
  }),
  /** Owner of the namespace, where an annotation names one. */
  team: z.string().optional(),
  recommendation: z.enum([
    'ambient-l4',
    'ambient-with-waypoint',
    'keep-sidecar',
    'stay-out',
    'not-yet',
  ]),
  confidence: z.enum(['high', 'medium', 'low']),
  for: z.array(z.string()),
  against: z.array(z.string()),
  /** Evidence that would make the advice better and is not there. */
  missing: z.array(z.string()),
  /** Requests of the istio-proxy containers of live pods, less those of a waypoint that is needed; may be negative. */
  saves: z.object({
    /** Cores, as Kubernetes writes a quantity, e.g. `300m`, `-100m`. */
    cpu: z.string(),
    /** Bytes, as Kubernetes writes a quantity, e.g. `384Mi`. */
    memory: z.string(),
  }),
  nextStep: z.string(),
});

/** What `mesh inspect` says of a mesh. @public */
export const meshReportSchema = z.object({
  apiVersion: z.literal(REPORT_VERSION),
  clusters: z.array(reportClusterSchema),
  namespaces: z.array(reportNamespaceSchema),
  pods: z.array(reportPodSchema),
  virtualMachines: z.array(reportMachineSchema),
  services: z.array(reportServiceSchema),
  waypoints: z.array(reportWaypointSchema),
  reachability: z.array(reachabilitySchema),
  findings: z.array(reportFindingSchema),
  advice: z.array(reportAdviceSchema),
});

/** @public */
export type MeshReport = z.infer<typeof meshReportSchema>;
/** @public */
export type ReportCluster = z.infer<typeof reportClusterSchema>;
/** @public */
export type ReportNamespace = z.infer<typeof reportNamespaceSchema>;
/** @public */
export type ReportPod = z.infer<typeof reportPodSchema>;
/** @public */
export type ReportMtls = z.infer<typeof reportMtlsSchema>;
/** @public */
export type ReportMachine = z.infer<typeof reportMachineSchema>;
/** @public */
export type ReportService = z.infer<typeof reportServiceSchema>;
/** @public */
export type ReportWaypoint = z.infer<typeof reportWaypointSchema>;
/** @public */
export type Reachability = z.infer<typeof reachabilitySchema>;
/** @public */
export type Finding = z.infer<typeof reportFindingSchema>;
/** @public */
export type Advice = z.infer<typeof reportAdviceSchema>;
