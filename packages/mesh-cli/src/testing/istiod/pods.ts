import type { ReportPod } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { IstiodWorkload } from './schema';
import { boundTo, Rows } from './rows';

/** Pods: who takes tunnels, what inbound policy does where something enforces it, which waypoint. */
export function podDifferences(
  rows: Rows,
  workloads: readonly IstiodWorkload[],
): string[] {
  return workloads
    .filter(({ kind }) => kind === 'Pod')
    .flatMap(said => {
      const name = `pod ${said.namespace}/${said.name}`;
      const row = rows.pods.get(`${said.namespace}/${said.name}`);
      if (!row) return [`${name}: istiod knows it, the report does not`];
      return [
        ...tunnel(row, said),
        ...(row.mode === 'ambient' ? inbound(row, said) : []),
        ...waypoint(row, said),
      ].map(difference => `${name}: ${difference}`);
    });
}

/**
 * Captured pods take tunnels. A sidecar does where its mesh config lets it, and istiod does not look whether a pod
 * that takes them still runs.
 */
function tunnel({ mode }: ReportPod, said: IstiodWorkload): string[] {
  const fits =
    said.tunnel === 'HBONE'
      ? ['ambient', 'sidecar', 'finished'].includes(mode)
      : mode !== 'ambient';
  return fits
    ? []
    : [`tunnel: istiod says ${said.tunnel}, the report says mode ${mode}`];
}

/** For a captured pod: what a connection without identity meets, per port. */
function inbound(row: ReportPod, said: IstiodWorkload): string[] {
  const { mtls } = row;
  // Plain text never comes to where policies are looked at, so istiod's answer is about nothing.
  if (mtls.reason === 'bypass-inbound') {
    return isSame(mtls, { mode: 'PERMISSIVE', ports: {} })
      ? []
      : [`mTLS: plain text bypasses ztunnel, the report says ${mtls.mode}`];
  }
  const outcomes = [mtls, ...(mtls.alternative ? [mtls.alternative] : [])];
  const fits = outcomes.some(outcome => isSame(outcome, said.inboundByPolicy));
  return [
    ...(fits
      ? []
      : [
          `mTLS: istiod says ${words(
            said.inboundByPolicy,
          )}, the report says ${outcomes.map(words).join(' or ')}`,
        ]),
    ...certainty(row, said),
    ...policies(row, said),
  ];
}

interface Outcome {
  readonly mode: string;
  readonly ports: Readonly<Record<string, string>>;
}

function isSame(ours: Outcome, theirs: Outcome): boolean {
  const ports = [...Object.keys(ours.ports), ...Object.keys(theirs.ports)];
  return (
    ours.mode === theirs.mode &&
    ports.every(
      port =>
        (ours.ports[port] ?? ours.mode) === (theirs.ports[port] ?? theirs.mode),
    )
  );
}

const words = ({ mode, ports }: Outcome) => `${mode} ${JSON.stringify(ports)}`;

const CONVERTED = '/converted_peer_authentication_';

/** Only a policy with port exceptions can be stale; one that was never sent always is uncertain. Any may be tied. */
function certainty(row: ReportPod, said: IstiodWorkload): string[] {
  const { uncertain, reason } = row.mtls;
  const refers = said.convertedPolicies.some(p => p.includes(CONVERTED));
  if (said.missingPolicies.length && !uncertain) {
    return [
      `mTLS: istiod never sent ${said.missingPolicies}, the report is certain`,
    ];
  }
  return uncertain && reason !== 'tied-policies' && !refers
    ? ['mTLS: the report is uncertain, istiod refers to no converted policy']
    : [];
}

/** What was converted comes from a policy that the report calls deciding; of tied ones it can name but one. */
function policies(row: ReportPod, said: IstiodWorkload): string[] {
  if (row.mtls.reason === 'tied-policies') return [];
  return said.convertedPolicies
    .filter(policy => policy.includes(CONVERTED))
    .map(policy => policy.replace(CONVERTED, '/'))
    .filter(policy => !row.mtls.policies.includes(policy))
    .map(policy => `mTLS: istiod converted ${policy}, the report passes it by`);
}

function waypoint(row: ReportPod, said: IstiodWorkload): string[] {
  const ours = boundTo(row.waypoint);
  return ours === said.waypoint
    ? []
    : [`waypoint: istiod says ${said.waypoint}, the report says ${ours}`];
}
