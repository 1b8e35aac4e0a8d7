import { z } from 'zod';
import { CniConfigFact, ObjectFact, StringMap } from '../facts';
import { labelSelectorSchema, selectorFact } from './selectors';
import { parseGoBool, parseNames } from './values';
import { parseYaml } from './yamlText';

const selectorsSchema = z.array(
  z.object({
    podSelector: labelSelectorSchema.nullish(),
    namespaceSelector: labelSelectorSchema.nullish(),
  }),
);

/** ConfigMap `istio-cni-config` (Istio `manifests/charts/istio-cni/templates/configmap-cni.yaml`). */
export function cniConfigFact(
  object: ObjectFact,
  data: StringMap,
): CniConfigFact {
  return {
    ...object,
    kind: 'cni',
    ambientEnabled: parseGoBool(data.AMBIENT_ENABLED),
    selectors: enablementSelectors(data.AMBIENT_ENABLEMENT_SELECTOR),
    excludeNamespaces: parseNames(data.EXCLUDE_NAMESPACES),
  };
}

function enablementSelectors(
  text: string | undefined,
): CniConfigFact['selectors'] {
  if (!text) return null;
  return parseYaml(
    'data.AMBIENT_ENABLEMENT_SELECTOR',
    text,
    selectorsSchema,
  ).map(pair => ({
    podSelector: selectorFact(pair.podSelector),
    namespaceSelector: selectorFact(pair.namespaceSelector),
  }));
}
