import type { MtlsMode, MtlsResult } from '../contract';

/** From the weakest: what anyone may send in plain text, to what nobody may. */
const WEAKEST_FIRST: readonly MtlsMode[] = [
  'NONE',
  'DISABLE',
  'PERMISSIVE',
  'STRICT',
  'BLOCKED',
  'NOT_APPLICABLE',
];

export function isWeaker(a: MtlsMode, b: MtlsMode): boolean {
  return WEAKEST_FIRST.indexOf(a) < WEAKEST_FIRST.indexOf(b);
}

export function weakest(modes: Iterable<MtlsMode>): MtlsMode {
  let found: MtlsMode = 'NOT_APPLICABLE';
  for (const mode of modes) if (isWeaker(mode, found)) found = mode;
  return found;
}

/** A result that names only the ports that differ from its mode. */
export function mtlsResult(
  mode: MtlsMode,
  ports: Iterable<readonly [string, MtlsMode]> = [],
): MtlsResult {
  const differing: Record<string, MtlsMode> = {};
  for (const [port, portMode] of ports) {
    if (portMode !== mode) differing[port] = portMode;
  }
  return { mode, ports: differing };
}

export function isSameResult(a: MtlsResult, b: MtlsResult): boolean {
  const ports = Object.keys(a.ports);
  return (
    a.mode === b.mode &&
    ports.length === Object.keys(b.ports).length &&
    ports.every(port => a.ports[port] === b.ports[port])
  );
}

/** The weaker of two first. A result with a weaker mode is weaker; else the one with more weak ports. */
export function weakerFirst(
  a: MtlsResult,
  b: MtlsResult,
): [MtlsResult, MtlsResult] {
  if (a.mode !== b.mode) return isWeaker(a.mode, b.mode) ? [a, b] : [b, a];
  const ports = new Set([...Object.keys(a.ports), ...Object.keys(b.ports)]);
  let balance = 0;
  for (const port of ports) {
    const [ofA, ofB] = [a.ports[port] ?? a.mode, b.ports[port] ?? b.mode];
    if (ofA !== ofB) balance += isWeaker(ofA, ofB) ? 1 : -1;
  }
  return balance < 0 ? [b, a] : [a, b];
}
