import { someOf, subjectOf } from '../subjects';
import { ServiceEntryFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { EVERYWHERE, exportScopes } from '../analyzer/hosts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * ServiceEntries give one host and port different protocols (Istio `pkg/config/analysis/analyzers/serviceentry/
 * conflictingserviceentries.go`). Hosts are compared as they are written.
 */
export const serviceEntriesConflict: Rule = {
  code: 'service-entries-conflict',
  severity: 'warning',
  istio: 'IST0177',
  *inCluster(cluster) {
    for (const [entry, conflict] of conflicts(cluster)) {
      const { host, port, protocols, others } = conflict;
      const names = others
        .filter(other => other !== entry)
        .map(other => `${other.namespace}/${other.name}`);
      yield {
        subject: subjectOf('ServiceEntry', entry),
        message: `${host} has port ${port} with the protocols ${protocols.join(
          ' and ',
        )}${
          names.length ? `, the other one in ${someOf(names)}` : ''
        }. Which of them a proxy uses is not defined.`,
        nextStep:
          'Agree on one protocol for this host and port, best in one ServiceEntry.',
      };
    }
  },
};

interface Offer {
  readonly protocol: string;
  readonly entry: ServiceEntryFact;
}

interface Group {
  readonly scope: string;
  readonly host: string;
  readonly port: number;
  readonly offers: Offer[];
}

interface Conflict {
  readonly host: string;
  readonly port: number;
  readonly protocols: readonly string[];
  readonly others: readonly ServiceEntryFact[];
}

function conflicts(
  cluster: InspectedCluster,
): ReadonlyMap<ServiceEntryFact, Conflict> {
  const groups = grouped(cluster);
  const found = new Map<ServiceEntryFact, Conflict>();
  for (const { scope, host, port, offers } of groups.values()) {
    const visible =
      scope === EVERYWHERE
        ? []
        : groups.get(keyOf(EVERYWHERE, host, port))?.offers ?? [];
    const all = [...offers, ...visible];
    const protocols = [...new Set(all.map(o => o.protocol.toUpperCase()))];
    if (protocols.length < 2) continue;
    const others = [...new Set(all.map(o => o.entry))];
    for (const entry of others) {
      if (found.has(entry)) continue;
      found.set(entry, { host, port, protocols: protocols.sort(), others });
    }
  }
  return found;
}

const keyOf = (scope: string, host: string, port: number) =>
  `${scope}/${host}/${port}`;

function grouped(cluster: InspectedCluster): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const entry of analyzed(cluster).details('serviceentries')) {
    for (const scope of exportScopes(entry.exportTo, entry.namespace)) {
      for (const host of entry.hosts) {
        for (const { number, protocol } of entry.ports) {
          const key = keyOf(scope, host, number);
          const group = groups.get(key) ?? {
            ...{ scope, host, port: number },
            offers: [],
          };
          group.offers.push({ protocol, entry });
          groups.set(key, group);
        }
      }
    }
  }
  return groups;
}
