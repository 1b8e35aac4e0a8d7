import {
  rules,
  type MeshReport,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  AnalyzeMessage,
  claimedCodes,
  differencesFromAnalyze,
  Said,
} from '../../analyze/differences';

const claimed = claimedCodes(rules);

/** Codes of `istioctl analyze` that are compared. */
export const comparedCodes = (): ReadonlySet<string> => claimed;

/** Where our findings about some namespaces and Istio's analyzers disagree, for the codes that we claim. */
export function analyzeDifferences(
  report: MeshReport,
  messages: readonly AnalyzeMessage[],
  namespaces: readonly string[],
): string[] {
  const { missing, extra } = differencesFromAnalyze(report, messages, claimed);
  const told = (all: readonly Said[], how: string) =>
    all
      .filter(({ object }) => namespaces.includes(namespaceOf(object)))
      .map(
        ({ code, object, message }) => `${object}: ${code} ${how}: ${message}`,
      );
  return [
    ...told(missing, 'istioctl analyze says it, we do not'),
    ...told(extra, 'we say it, istioctl analyze does not'),
  ];
}

/** Of `Kind namespace/name`; a Namespace is its own. */
export function namespaceOf(object: string): string {
  const [kind, path = ''] = object.split(' ');
  if (kind === 'Namespace') return path;
  return path.includes('/') ? path.split('/')[0] : '';
}
