import { z } from 'zod';
import { CniConfigFact, ObjectFact, StringMap } from '../facts';
import { labelSelectorSchema, selectorFact } from './selectors';
import { parseGoBool, parseNames } from './values';
import { parseYaml } from './yamlText';

const selectorsSchema = z
  .array(
    z.object({
      podSelector: labelSelectorSchema.nullish(),
      namespaceSelector: labelSelectorSchema.nullish(),
    }),
  )
  .nullable();

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

/** Empty text and `null` are no selectors: nothing is captured (Istio `cni/pkg/cmd/root.go`, where the list starts empty). */
function enablementSelectors(
  text: string | undefined,
): CniConfigFact['selectors'] {
  if (text === undefined) return null;
  const pairs = parseYaml(
    'data.AMBIENT_ENABLEMENT_SELECTOR',
    text,
    selectorsSchema,
  );
  return (pairs ?? []).map(pair => ({
    podSelector: selectorFact(pair.podSelector),
    namespaceSelector: selectorFact(pair.namespaceSelector),
  }));
}
