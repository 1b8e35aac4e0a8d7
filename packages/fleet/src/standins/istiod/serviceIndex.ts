import {
  EndpointSlices,
  Services,
  keyOf,
  type EndpointSlice,
  type Service,
} from '../client';
import type { Run } from '../standIn';

/** A Service and its EndpointSlices, as they were when istiod read them. */
export interface KnownService {
  service: Service | undefined;
  slices: EndpointSlice[];
}

/** What istiod knows of the Services of its cluster: a picture that it takes anew now and then, never part by part. */
export interface ServiceIndex {
  /** By `namespace/name` of the Service. */
  get(key: string): KnownService;
}

/** `PILOT_DEBOUNCE_AFTER` and `PILOT_DEBOUNCE_MAX` of Istio, in milliseconds. */
const QUIET_MS = 100;
const AT_MOST_MS = 10_000;
const SERVICE_NAME = 'kubernetes.io/service-name';

/**
 * Reads all Services with all their endpoints when any Service comes, changes or goes, or has an endpoint for the first
 * time (Istio `pilot/pkg/model/push_context.go`, updateContext: servicesChanged). Endpoints that go, and endpoints that come
 * back, are no reason (`pilot/pkg/model/endpointshards.go`, UpdateServiceEndpoints): what was read stands until then.
 */
export function keepServiceIndex(run: Run, onRead: () => void): ServiceIndex {
  const services = run.informer(Services);
  const slices = run.informer(EndpointSlices);
  const everHadEndpoints = new Set<string>();
  let known = new Map<string, KnownService>();

  const read = () => {
    known = new Map(
      services.list().map(service => [keyOf(service), { service, slices: [] }]),
    );
    for (const slice of slices.list()) {
      known.get(serviceKeyOf(slice))?.slices.push(slice);
    }
  };
  const readSoon = debounced(run, () => {
    read();
    onRead();
  });

  run.onReady(read);
  run.on(Services, ({ key, before, after }) => {
    if (!after || before?.metadata.uid !== after.metadata.uid) {
      everHadEndpoints.delete(key);
    }
    if (said(before) !== said(after)) readSoon();
  });
  run.on(EndpointSlices, ({ after }) => {
    const key = after && serviceKeyOf(after);
    if (!key || !after.endpoints?.length || everHadEndpoints.has(key)) return;
    everHadEndpoints.add(key);
    readSoon();
  });
  return { get: key => known.get(key) ?? { service: undefined, slices: [] } };
}

/** Runs when it has been quiet for a while, or for the longest time there may be. */
function debounced(run: Run, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  run.onStop(() => clearTimeout(timer));
  return () => {
    if (timer) clearTimeout(timer);
    else first = Date.now();
    const wait = Math.min(QUIET_MS, first + AT_MOST_MS - Date.now());
    timer = setTimeout(() => {
      timer = undefined;
      act();
    }, Math.max(wait, 0));
  };
}

const serviceKeyOf = ({ metadata }: EndpointSlice) =>
  `${metadata.namespace}/${metadata.labels?.[SERVICE_NAME]}`;

/** What of a Service counts; conditions do not. */
const said = (service?: Service) =>
  JSON.stringify(
    service && [
      service.metadata.uid,
      service.metadata.labels,
      service.metadata.annotations,
      service.spec,
      service.status?.loadBalancer,
    ],
  );
