import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  captureConfig,
  isCaptured,
} from '../../../../packages/fleet/src/standins/captureRule';
import type {
  ConfigMap,
  Namespace,
  Pod,
} from '../../../../packages/fleet/src/standins/client';
import { Judge, Manifest } from '../../../judge/questions';
import { capture, CaptureCase } from '../../../judge/subjects/capture';

/**
 * Compares the rule of the stand-in for istio-cni with istio-cni's predicate, on random pods and settings.
 * @throws AssertionError with the manifests of the first case that is not answered alike
 */
export async function randomCaptures(
  judge: Judge,
  { cases, seed }: { cases: number; seed: number },
): Promise<void> {
  const heard = new Set<boolean>();
  for (const one of fc.sample(capture.cases, { numRuns: cases, seed })) {
    const settings = as<ConfigMap>(one.config);
    const istio = await judge.ask('capture', {
      selectors: settings.data?.AMBIENT_ENABLEMENT_SELECTOR ?? '',
      excludeNamespaces: settings.data?.EXCLUDE_NAMESPACES ?? '',
      namespaces: one.namespaces,
      pods: one.pods,
    });
    assert.deepEqual(
      standInSays(one, settings),
      istio,
      JSON.stringify(capture.manifests(one)),
    );
    for (const answer of istio) heard.add(answer);
  }
  assert.deepEqual([...heard].sort(), [false, true]);
}

function standInSays({ namespaces, pods }: CaptureCase, settings: ConfigMap) {
  return pods.map(pod => {
    const home = namespaces.find(
      ({ metadata }) => metadata.name === pod.metadata.namespace,
    );
    assert.ok(home, 'a pod without its namespace');
    return isCaptured(
      as<Pod>(pod),
      as<Namespace>(home),
      captureConfig(settings),
    );
  });
}

/** Manifests of the judge are what the API server would give the stand-in. */
const as = <T>(manifest: Manifest) => manifest as unknown as T;
