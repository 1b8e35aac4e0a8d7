import { someOf, subjectOf } from '../subjects';
import { VirtualServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import {
  EVERYWHERE,
  exportScopes,
  fqdnOf,
  hostsOverlap,
} from '../analyzer/hosts';
import { analyzed } from '../analyzer/objects';
import { MESH } from '../analyzer/virtualServices';
import { Rule } from '../types';

/**
 * Two VirtualServices of the mesh gateway are for one host: which one counts is not defined (Istio `pkg/config/analysis/
 * analyzers/virtualservice/conflictingmeshgatewayhosts.go`). Odd and kept: wildcards count only between one namespace and
 * everywhere.
 */
export const virtualServicesShareHost: Rule = {
  code: 'virtual-services-share-host',
  severity: 'error',
  istio: 'IST0109',
  *inCluster(cluster) {
    for (const [vs, { host, others }] of sharing(cluster)) {
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It routes ${host} in the mesh, and so does the VirtualService ${someOf(
          others.map(o => `${o.namespace}/${o.name}`),
        )}. Which of them holds is not defined.`,
        nextStep:
          'Put the routes of this host into one VirtualService, or export each to namespaces of its own.',
      };
    }
  },
};

interface Scoped {
  readonly scope: string;
  readonly host: string;
  readonly all: VirtualServiceFact[];
}

interface Sharing {
  readonly host: string;
  readonly others: readonly VirtualServiceFact[];
}

function sharing(
  cluster: InspectedCluster,
): ReadonlyMap<VirtualServiceFact, Sharing> {
  const groups = scopedHosts(cluster);
  const everywhere = groups.filter(({ scope }) => scope === EVERYWHERE);
  const found = new Map<VirtualServiceFact, Sharing>();
  for (const { scope, host, all } of groups) {
    const visible =
      scope === EVERYWHERE
        ? []
        : everywhere
            .filter(group => hostsOverlap(host, group.host))
            .flatMap(group => group.all);
    const together = [...all, ...visible];
    if (together.length < 2) continue;
    for (const vs of together) {
      if (found.has(vs)) continue;
      found.set(vs, { host, others: together.filter(o => o !== vs) });
    }
  }
  return found;
}

function scopedHosts(cluster: InspectedCluster): Scoped[] {
  const groups = new Map<string, Scoped>();
  for (const vs of analyzed(cluster).details('virtualservices')) {
    if (vs.gateways.length && !vs.gateways.includes(MESH)) continue;
    for (const scope of exportScopes(vs.exportTo, vs.namespace)) {
      for (const name of vs.hosts) {
        const host = fqdnOf(name, vs.namespace);
        const key = `${scope}/${host}`;
        const group = groups.get(key) ?? { scope, host, all: [] };
        group.all.push(vs);
        groups.set(key, group);
      }
    }
  }
  return [...groups.values()];
}
