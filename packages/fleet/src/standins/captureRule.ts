import { parse } from 'yaml';
import { z } from 'zod';
import type { ConfigMap, Namespace, Pod } from './client';
import { matches } from './labels';

const DATAPLANE_MODE = 'istio.io/dataplane-mode';

const requirement = z.object({
  key: z.string(),
  operator: z.string(),
  values: z.array(z.string()).optional(),
});
const selector = z.object({
  matchLabels: z.record(z.string(), z.string()).optional(),
  matchExpressions: z.array(requirement).optional(),
});
const enablementSelectors = z.array(
  z.object({
    podSelector: selector.optional(),
    namespaceSelector: selector.optional(),
  }),
);

/** What istio-cni is told to capture: ConfigMap `istio-cni-config`. */
export interface CaptureConfig {
  selectors: z.infer<typeof enablementSelectors>;
  excludeNamespaces: string[];
}

const DEFAULTS: CaptureConfig = {
  selectors: [
    { podSelector: { matchLabels: { [DATAPLANE_MODE]: 'ambient' } } },
    {
      namespaceSelector: { matchLabels: { [DATAPLANE_MODE]: 'ambient' } },
      podSelector: {
        matchExpressions: [
          { key: DATAPLANE_MODE, operator: 'NotIn', values: ['none'] },
        ],
      },
    },
  ],
  excludeNamespaces: ['kube-system'],
};

/** Reads the ConfigMap; what it does not say is the chart's default. Empty selectors are said: they capture nothing. */
export function captureConfig(config: ConfigMap | undefined): CaptureConfig {
  const { AMBIENT_ENABLEMENT_SELECTOR, EXCLUDE_NAMESPACES } =
    config?.data ?? {};
  return {
    selectors:
      AMBIENT_ENABLEMENT_SELECTOR === undefined
        ? DEFAULTS.selectors
        : enablementSelectors.parse(parse(AMBIENT_ENABLEMENT_SELECTOR) ?? []),
    excludeNamespaces:
      EXCLUDE_NAMESPACES?.split(',').map(name => name.trim()) ??
      DEFAULTS.excludeNamespaces,
  };
}

/** Whether istio-cni captures a pod. Label changes count at once: no restart is needed. */
export function isCaptured(
  pod: Pod,
  namespace: Namespace,
  config: CaptureConfig,
): boolean {
  if (pod.spec.hostNetwork) return false;
  // Whatever it says, also nothing (Istio `cni/pkg/util/podutil.go`, podHasSidecar).
  if ('sidecar.istio.io/status' in (pod.metadata.annotations ?? {})) {
    return false;
  }
  if (config.excludeNamespaces.includes(namespace.metadata.name)) return false;
  return config.selectors.some(
    each =>
      matches(each.podSelector ?? {}, pod.metadata.labels) &&
      matches(each.namespaceSelector ?? {}, namespace.metadata.labels),
  );
}
