import type { EffectiveMtls } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

const MEANING: Readonly<Record<EffectiveMtls['mode'], string>> = {
  STRICT: 'plain text is refused',
  PERMISSIVE: 'mTLS and plain text are taken',
  DISABLE: 'plain text is taken, mTLS is not',
  NONE: 'no proxy of the mesh looks: plain text, whatever policies say',
  BLOCKED: 'nothing gets through',
  NOT_APPLICABLE: 'mTLS of the mesh is no question for it',
};

/** Where it is not simply what the policies above say. */
const REASON: Readonly<
  Record<NonNullable<EffectiveMtls['reason']>, string | null>
> = {
  'no-proxy': null,
  'partly-captured': null,
  unknown: null,
  'bypass-inbound':
    'the annotation bypass-inbound-capture lets plain text past ztunnel',
  'ports-excluded':
    'ports of traffic.sidecar.istio.io/excludeInboundPorts never reach the proxy',
  'disable-in-ambient':
    'DISABLE does not switch mTLS off in ambient, it lets plain text in',
  'port-exception': 'the workload policy has exceptions for ports',
  'uncertain-conversion':
    'istiod may not have converted the workload policy again when a policy above it changed (or refers to one it never sent)',
  'tied-policies':
    'policies of one scope were created in the same second, and istiod takes any of them',
};

/** What the pod takes from callers. */
export function mtlsSection({ inspected }: Subject): Section {
  const { mtls } = inspected;
  const reason = mtls.reason && REASON[mtls.reason];
  return {
    title: 'mTLS of what comes in',
    lines: [
      ...(mtls.uncertain && mtls.alternative
        ? ['Uncertain, one of two:', outcome(mtls), outcome(mtls.alternative)]
        : [outcome(mtls)]),
      ...(reason ? [`because ${reason}`] : []),
    ],
  };
}

function outcome({
  mode,
  ports,
}: Pick<EffectiveMtls, 'mode' | 'ports'>): string {
  const others = Object.entries(ports).map(
    ([port, portMode]) => `port ${port} ${portMode}`,
  );
  const exceptions = others.length ? `; but ${others.join(', ')}` : '';
  return `${mode}: ${MEANING[mode]}${exceptions}`;
}
