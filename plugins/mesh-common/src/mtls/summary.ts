import type { MtlsMode, MtlsStatus } from '../contract';
import { EffectiveMtls } from './effective';
import { isSameResult, mtlsResult, weakest } from './result';

/** Worst first. */
const REASONS: readonly NonNullable<MtlsStatus['reason']>[] = [
  'bypass-inbound',
  'ports-excluded',
  'disable-in-ambient',
  'port-exception',
];

/**
 * One status for the pods of an entity in a cluster: the weakest counts, because a caller does not choose its pod. Pods
 * that no policy is about (Istio itself, gateways) are left out.
 * @public
 */
export function mtlsSummary(answers: Iterable<EffectiveMtls>): MtlsStatus {
  const counted = new Map<EffectiveMtls, number>();
  for (const answer of answers) {
    if (answer.mode === 'NOT_APPLICABLE') continue;
    counted.set(answer, (counted.get(answer) ?? 0) + 1);
  }
  const distinct = [...counted.keys()];
  const mode = weakest(distinct.map(answer => answer.mode));
  const uncertain = distinct.find(answer => answer.uncertain);
  return {
    ...mtlsResult(mode, weakestPorts(distinct)),
    mixed: distinct.some(answer => !isSameResult(answer, distinct[0])),
    breakdown: breakdown(counted),
    uncertain: uncertain !== undefined,
    alternative: uncertain?.alternative ?? null,
    reason: summaryReason(distinct),
  };
}

/** Nothing could be read that would allow an answer. @public */
export function unknownMtls(mode: MtlsMode): MtlsStatus {
  return {
    ...mtlsResult(mode),
    mixed: false,
    breakdown: {},
    uncertain: true,
    alternative: null,
    reason: 'unknown',
  };
}

function weakestPorts(answers: readonly EffectiveMtls[]): [string, MtlsMode][] {
  const ports = new Set(answers.flatMap(answer => Object.keys(answer.ports)));
  return [...ports].map(port => [
    port,
    weakest(answers.map(answer => answer.ports[port] ?? answer.mode)),
  ]);
}

function breakdown(
  counted: ReadonlyMap<EffectiveMtls, number>,
): MtlsStatus['breakdown'] {
  const counts: Partial<Record<MtlsMode, number>> = {};
  for (const [{ mode }, pods] of counted) {
    counts[mode] = (counts[mode] ?? 0) + pods;
  }
  return counts;
}

function summaryReason(
  answers: readonly EffectiveMtls[],
): MtlsStatus['reason'] {
  if (!answers.length) return null;
  const uncertain = answers.find(a => a.uncertain);
  if (uncertain) return uncertain.reason;
  const open = answers.filter(a => a.mode === 'NONE').length;
  if (open === answers.length) return 'no-proxy';
  if (open > 0) return 'partly-captured';
  return REASONS.find(reason => answers.some(a => a.reason === reason)) ?? null;
}
