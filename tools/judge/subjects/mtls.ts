import fc from 'fast-check';
import { ControlPlane, controlPlane } from '../arbitraries/controlPlane';
import { orAbsent, plainLabels } from '../arbitraries/metadata';
import { named, pod, PodParts } from '../arbitraries/pods';
import { policies } from '../arbitraries/policies';
import { contextOf, fact, facts } from '../facts';
import {
  ClusterContext,
  EffectiveMtls,
  effectiveMtls,
  PodFact,
  podMode,
  PolicyIndex,
  policyIndex,
} from '../model';
import { Answer, Manifest } from '../questions';
import { Comparison } from '../subject';

/** Policies and pods of one cluster, and the istiod that reads them. */
export interface MtlsCase {
  readonly controlPlane: ControlPlane;
  readonly policies: readonly Manifest[];
  readonly pods: readonly Manifest[];
}

/** One of the last two is the root namespace, the other one like any other. Most is about the first. */
export const NAMESPACES = ['shop', 'shop', 'shop', 'istio-system', 'mesh-root'];

/** @param dataPlane - what makes a pod one of the kind that is asked about */
export function podsWith(
  dataPlane: fc.Arbitrary<Pick<PodParts, 'annotations' | 'proxy'>>,
): fc.Arbitrary<readonly Manifest[]> {
  const placed = fc.record({
    namespace: fc.constantFrom(...NAMESPACES),
    labels: orAbsent(plainLabels, 9),
  });
  const parts = fc
    .tuple(placed, dataPlane)
    .map(([where, rest]) => ({ ...where, ...rest }));
  return fc
    .array(parts, { minLength: 1, maxLength: 4 })
    .map(all => named(all).map(pod));
}

export function mtlsCases(
  pods: fc.Arbitrary<readonly Manifest[]>,
): fc.Arbitrary<MtlsCase> {
  return fc.record({ controlPlane, policies: policies(NAMESPACES), pods });
}

/** A pod as the model sees it, and what it says that the pod accepts. */
export interface OurAnswer {
  readonly manifest: Manifest;
  readonly pod: PodFact;
  readonly mtls: EffectiveMtls;
}

export function ourAnswers(judged: MtlsCase): {
  ctx: ClusterContext;
  index: PolicyIndex;
  answers: OurAnswer[];
} {
  const { configs, deployments } = judged.controlPlane;
  const ctx = contextOf({ configs, deployments });
  const index = policyIndex(facts('peerauthentications', judged.policies), ctx);
  const answers = judged.pods.map(manifest => {
    const podFact = fact('pods', manifest);
    const mode = podMode(podFact, undefined, ctx);
    const mtls = effectiveMtls(podFact, mode, index, ctx);
    return { manifest, pod: podFact, mtls };
  });
  return { ctx, index, answers };
}

/** A workload as Istio is asked about it. */
export function asWorkload({ metadata }: Manifest) {
  return { namespace: metadata.namespace ?? '', labels: metadata.labels };
}

type IstioMtls = Answer<'sidecar'>[number];
type Outcome = { mode: string; ports: Readonly<Record<string, string>> };

/** Per port, an absent one meaning the mode. */
export function isSame(a: Outcome, b: Outcome): boolean {
  const ports = [...Object.keys(a.ports), ...Object.keys(b.ports)];
  return (
    a.mode === b.mode &&
    ports.every(port => (a.ports[port] ?? a.mode) === (b.ports[port] ?? b.mode))
  );
}

export function compared(
  { manifest, mtls }: OurAnswer,
  istio: IstioMtls,
  agrees: boolean,
): Comparison {
  const { mode, ports, uncertain, alternative, reason } = mtls;
  const { namespace, name } = manifest.metadata;
  return {
    of: `pod ${namespace}/${name}`,
    istio,
    ours: uncertain
      ? { mode, ports, alternative, reason }
      : { mode, ports, reason },
    agrees,
    kind: kindOf(istio, mtls),
  };
}

function kindOf(istio: IstioMtls, ours: EffectiveMtls): string {
  const differs = Object.values(istio.ports).some(port => port !== istio.mode);
  const kind = differs ? `${istio.mode} with ports` : istio.mode;
  const { alternative } = ours;
  if (!alternative) return kind;
  if (isSame(ours, istio)) return `${kind}, the weaker of two`;
  return isSame(alternative, istio)
    ? `${kind}, the other of two`
    : `${kind}, one of more`;
}

export function mtlsManifests(
  judged: MtlsCase,
  policiesInOrder: readonly Manifest[] = [...judged.policies].sort(byCreation),
): readonly Manifest[] {
  const { configs, deployments } = judged.controlPlane;
  return [...configs, ...deployments, ...policiesInOrder, ...judged.pods];
}

function byCreation(a: Manifest, b: Manifest): number {
  const [first, second] = [a, b].map(
    ({ metadata }) => metadata.creationTimestamp,
  );
  return first < second ? -1 : Number(first > second);
}
