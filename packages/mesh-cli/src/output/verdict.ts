import type {
  MeshReport,
  ReportPod,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { counted } from './words';

/** The report in one line. */
export function verdict(report: MeshReport): string {
  return [findings(report), modes(report), mtls(report)]
    .filter(Boolean)
    .join(' ');
}

function findings({ findings: all }: MeshReport): string {
  if (!all.length) return 'No findings.';
  const of = (severity: string) =>
    all.filter(finding => finding.severity === severity).length;
  const parts = [
    counted(of('error'), 'error'),
    counted(of('warning'), 'warning'),
    `${of('info').toLocaleString('en')} for information`,
  ];
  return `${parts.filter(part => !part.startsWith('0 ')).join(', ')}.`;
}

const MODES: readonly (readonly [string, readonly ReportPod['mode'][]])[] = [
  ['ambient', ['ambient']],
  ['with a sidecar', ['sidecar']],
  ['pending', ['ambient-pending', 'sidecar-pending-restart']],
  ['outside', ['none']],
];

function modes({ pods, clusters }: MeshReport): string {
  const where = `in ${counted(clusters.length, 'cluster')}`;
  const parts = MODES.map(([words, ofWords]) => {
    const count = pods.filter(({ mode }) => ofWords.includes(mode)).length;
    return [count, `${count.toLocaleString('en')} ${words}`] as const;
  }).filter(([count]) => count > 0);
  const total = parts.reduce((sum, [count]) => sum + count, 0);
  if (!total) return `No workloads ${where}.`;
  const words = parts.map(([, part]) => part).join(', ');
  return `${counted(total, 'pod')} of workloads ${where}: ${words}.`;
}

function mtls({ pods }: MeshReport): string {
  const enforced = pods.filter(
    ({ mode }) => mode === 'ambient' || mode === 'sidecar',
  );
  if (!enforced.length) return '';
  const uncertain = enforced.filter(pod => pod.mtls.uncertain).length;
  const strict = enforced.filter(
    pod => !pod.mtls.uncertain && pod.mtls.mode === 'STRICT',
  ).length;
  const doubt = uncertain
    ? `, ${uncertain.toLocaleString('en')} uncertain`
    : '';
  return `mTLS is STRICT on ${strict.toLocaleString('en')} of the ${counted(
    enforced.length,
    'pod',
  )} with a proxy${doubt}.`;
}
