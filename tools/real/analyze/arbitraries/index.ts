import fc from 'fast-check';
import { FileObject } from '../manifests';
import { AnalyzedCase } from '../program';
import { policyObjects } from './policies';
import { trafficObjects } from './traffic';
import { word } from './vocabulary';
import { serviceObjects, workloadObjects } from './workloads';

/** Each once; of two with one name the last counts. */
function distinct(objects: readonly FileObject[]): FileObject[] {
  return [...new Map(objects.map(object => [keyOf(object), object])).values()];
}

const clusterObjects = fc
  .tuple(workloadObjects, trafficObjects, policyObjects)
  .map(all => distinct(all.flat()));

const meshConfig = fc
  .record(
    {
      rootNamespace: word('a', 'istio-system'),
      defaultConfig: fc.constantFrom<object>(
        { image: { imageType: 'distroless' } },
        {
          proxyMetadata: {
            ISTIO_META_DNS_CAPTURE: 'true',
            ISTIO_META_DNS_AUTO_ALLOCATE: 'true',
          },
        },
        { proxyMetadata: { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' } },
      ),
      defaultProviders: fc.constantFrom(
        { accessLogging: ['envoy'] },
        { tracing: ['other'] },
      ),
      extensionProviders: fc.constant([
        {
          name: 'other',
          lightstep: { service: 'x', port: 80, accessToken: 'x' },
        },
      ]),
    },
    { requiredKeys: [] },
  )
  .map(mesh => JSON.stringify(mesh));

/** One cluster with a mesh config or without. */
export const analyzedCases: fc.Arbitrary<AnalyzedCase> = fc.record(
  { clusters: clusterObjects.map(objects => [objects]), meshConfig },
  { requiredKeys: ['clusters'] },
);

/** Two clusters with Services that are mostly the same. */
export const clusterPairs: fc.Arbitrary<AnalyzedCase> = fc
  .tuple(serviceObjects, serviceObjects, fc.boolean())
  .map(([one, other, same]) => ({
    clusters: [distinct(one), distinct(same ? [...one, ...other] : other)],
  }));

function keyOf({ apiVersion, kind, metadata }: FileObject): string {
  const group = apiVersion.split('/')[0];
  return [group, kind, metadata?.namespace, metadata?.name].join('/');
}
