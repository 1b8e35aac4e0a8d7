import type {
  ReportMtls,
  ReportNamespace,
  ReportService,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** `STRICT (9090 PERMISSIVE)`, `uncertain: PERMISSIVE or STRICT`; empty where mTLS is no question. */
export function mtlsWords(mtls: ReportMtls): string {
  if (mtls.mode === 'NOT_APPLICABLE') return '';
  const first = outcomeWords(mtls);
  return mtls.uncertain && mtls.alternative
    ? `uncertain: ${first} or ${outcomeWords(mtls.alternative)}`
    : first;
}

function outcomeWords({
  mode,
  ports,
}: Pick<ReportMtls, 'mode' | 'ports'>): string {
  const others = Object.entries(ports)
    .filter(([, portMode]) => portMode !== mode)
    .map(([port, portMode]) => `${port} ${portMode}`);
  return others.length ? `${mode} (${others.join(', ')})` : mode;
}

/** `shop/wp`, `shop/wp (missing)`, `shop/wp, 20 % by shop/next`; empty where none is asked for. */
export function waypointWords(waypoint: ReportService['waypoint']): string {
  if (!waypoint) return '';
  if (waypoint.reason === 'opted-out') return 'none (opted out)';
  const name = `${waypoint.namespace}/${waypoint.name}`;
  const first =
    waypoint.reason === 'bound' ? name : `${name} (${waypoint.reason})`;
  return first + canaryWords(waypoint.canary);
}

function canaryWords(
  canary: NonNullable<ReportService['waypoint']>['canary'],
): string {
  if (!canary) return '';
  const { namespace, name, weight, bound, reason } = canary;
  const share = bound ? `${weight} % by ` : 'canary ';
  const why = reason === 'bound' ? '' : ` (${reason})`;
  return `, ${share}${namespace}/${name}${why}`;
}

export function yesNo(value: boolean | null): string {
  if (value === null) return 'unknown';
  return value ? 'yes' : 'no';
}

/** `1 pod`, `2 pods`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A namespace without pods that asks for nothing is left out for people. */
export function isWorthARow({ declared, observed }: ReportNamespace): boolean {
  return declared !== 'none' || observed !== 'empty';
}
