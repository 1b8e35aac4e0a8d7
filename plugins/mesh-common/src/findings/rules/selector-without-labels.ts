import { subjectOf } from '../subjects';
import { ObjectFact, StringMap } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A selector without labels: the object says that it is for some workloads, and holds for the whole namespace, or, a
 * PeerAuthentication in ambient, for nothing at all (Istio `pkg/config/validation`, validateWorkloadSelector).
 */
export const selectorWithoutLabels: Rule = {
  code: 'selector-without-labels',
  severity: 'warning',
  istio: 'IST0133',
  *inCluster(cluster) {
    for (const { kind, all } of selecting(cluster)) {
      for (const fact of all) {
        if (!fact.selector || Object.keys(fact.selector).length) continue;
        yield {
          subject: subjectOf(kind, fact),
          message: `Its selector has no labels, so it is not for some workloads only. ${consequence(
            kind,
          )}`,
          nextStep:
            'Write the labels of the workloads it is meant for, or remove the selector to mean the whole namespace.',
        };
      }
    }
  },
};

function consequence(kind: string): string {
  return kind === 'PeerAuthentication'
    ? 'Sidecars read it as one for the whole namespace, ztunnel does not apply it.'
    : 'It holds for the whole namespace.';
}

interface Selecting extends ObjectFact {
  readonly selector: StringMap | null;
}

/** Kinds whose validation warns of it. */
function selecting(
  cluster: InspectedCluster,
): { readonly kind: string; readonly all: readonly Selecting[] }[] {
  const { facts, details } = analyzed(cluster);
  return [
    { kind: 'PeerAuthentication', all: facts('peerauthentications') },
    { kind: 'AuthorizationPolicy', all: details('authorizationpolicies') },
    { kind: 'RequestAuthentication', all: details('requestauthentications') },
    { kind: 'Telemetry', all: details('telemetries') },
    { kind: 'WasmPlugin', all: details('wasmplugins') },
    { kind: 'ProxyConfig', all: details('proxyconfigs') },
    { kind: 'EnvoyFilter', all: details('envoyfilters') },
    {
      kind: 'ServiceEntry',
      all: details('serviceentries').map(entry => ({
        ...entry,
        selector: entry.workloadSelector,
      })),
    },
  ];
}
