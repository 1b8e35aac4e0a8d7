import assert from 'node:assert/strict';
import { z } from 'zod';
import type {
  MeshReport,
  ReportNamespace,
  ReportPod,
  ReportService,
} from '../../../../plugins/mesh-common/src';
import type { Component, Link } from './components';
import type { Dump, DumpObject } from './dump';

/** The rows of a report that are about a Component in one cluster. */
export interface Place {
  readonly cluster: string;
  readonly namespaces: readonly ReportNamespace[];
  /** Without gateways, Istio itself and what has ended. */
  readonly pods: readonly ReportPod[];
  /** The Services that its pods are behind. */
  readonly services: readonly ReportService[];
  /** What the policies of these rows ask for, by `namespace/name`: the report has only their names. */
  readonly policyModes: Readonly<Record<string, string>>;
}

/** What the command line knows of a Component. */
export interface Found {
  readonly report: MeshReport;
  /** By name of cluster. */
  readonly places: readonly Place[];
  /** Namespaces that it names and whose owner is another. */
  readonly refused: readonly string[];
}

const labelsSchema = z.record(z.string(), z.string());
const specSchema = {
  service: z.object({ selector: labelsSchema.optional() }),
  deployment: z.object({
    template: z.object({
      metadata: z.object({ labels: labelsSchema.default({}) }),
    }),
  }),
  policy: z.object({ mtls: z.object({ mode: z.string() }).optional() }),
};

const counted: ReadonlySet<ReportPod['mode']> = new Set([
  ...(['ambient', 'ambient-pending', 'none'] as const),
  ...(['sidecar', 'sidecar-pending-restart'] as const),
]);

/** Looks a Component up in a report. Labels and owners are not in reports: they come from the manifests it was made of. */
export function find(
  { link, owner }: { link: Link; owner: Component['owner'] },
  report: MeshReport,
  dumps: Readonly<Record<string, Dump>>,
): Found {
  const places: Place[] = [];
  const refused: string[] = [];
  for (const [cluster, dump] of Object.entries(dumps)) {
    const names = namespacesOf(link, cluster, dump);
    const isOwn = (name: string) => ownerOf(name, dump) === owner;
    refused.push(...names.filter(name => !isOwn(name)));
    const own = names.filter(isOwn);
    if (own.length) places.push(placeOf(link, cluster, own, dump, report));
  }
  return { report, places, refused };
}

/** Those with pods of the Component, or with a Deployment that would make some; or those that it names whole. */
function namespacesOf(link: Link, cluster: string, dump: Dump): string[] {
  const all = dump.of('Namespace').map(({ metadata }) => metadata.name);
  const meant = all.filter(name =>
    link.places
      ? link.places.includes(`${cluster}/${name}`)
      : !link.namespace || link.namespace === name,
  );
  if (!link.labels) return meant;
  const labelled = [
    ...dump.of('Pod').map(pod => [pod, pod.metadata.labels] as const),
    ...dump
      .of('Deployment')
      .map(
        each =>
          [
            each,
            specSchema.deployment.parse(each.spec).template.metadata.labels,
          ] as const,
      ),
  ].filter(([, labels]) => hasAll(labels, link.labels));
  const inhabited = new Set(labelled.map(([each]) => each.metadata.namespace));
  return meant.filter(name => inhabited.has(name));
}

function placeOf(
  link: Link,
  cluster: string,
  own: readonly string[],
  dump: Dump,
  report: MeshReport,
): Place {
  const isHere = (row: { cluster: string; namespace: string }) =>
    row.cluster === cluster && own.includes(row.namespace);
  const inOwn = (each: DumpObject) => own.includes(each.metadata.namespace);
  const pods = dump
    .of('Pod')
    .filter(inOwn)
    .filter(({ metadata }) => hasAll(metadata.labels, link.labels));
  const services = dump
    .of('Service')
    .filter(inOwn)
    .filter(
      service => !link.labels || pods.some(pod => isBehind(pod, service)),
    );
  const podKeys = new Set(pods.map(keyOf));
  const serviceKeys = new Set(services.map(keyOf));
  const podRows = report.pods
    .filter(isHere)
    .filter(({ namespace, pod }) => podKeys.has(`${namespace}/${pod}`));
  assert.equal(podRows.length, pods.length, `pods of ${own} in ${cluster}`);
  return {
    cluster,
    namespaces: report.namespaces.filter(isHere),
    pods: podRows.filter(({ mode }) => counted.has(mode)),
    services: report.services
      .filter(isHere)
      .filter(row => serviceKeys.has(`${row.namespace}/${row.service}`)),
    policyModes: Object.fromEntries(
      dump
        .of('PeerAuthentication')
        .map(each => [
          keyOf(each),
          specSchema.policy.parse(each.spec).mtls?.mode ?? 'UNSET',
        ]),
    ),
  };
}

const keyOf = ({ metadata }: DumpObject) =>
  `${metadata.namespace}/${metadata.name}`;

function ownerOf(namespace: string, dump: Dump): string | undefined {
  return dump
    .of('Namespace')
    .find(({ metadata }) => metadata.name === namespace)?.metadata.annotations[
    'backstage.io/owner'
  ];
}

/** Whether calls to a Service may reach a pod of its namespace. */
function isBehind(pod: DumpObject, { metadata, spec }: DumpObject): boolean {
  const { selector } = specSchema.service.parse(spec);
  return (
    pod.metadata.namespace === metadata.namespace &&
    selector !== undefined &&
    hasAll(pod.metadata.labels, selector)
  );
}

function hasAll(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
