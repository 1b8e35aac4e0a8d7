import { z } from 'zod';
import { type MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** What `istioctl analyze --output json` prints; `origin` is `Kind namespace/name`, `Kind name` for cluster-scoped ones. */
export const analyzeSchema = z.array(
  z.object({
    code: z.string(),
    level: z.string(),
    message: z.string(),
    /** Absent where it is about nothing in particular. */
    origin: z.string().default(''),
  }),
);

export type AnalyzeMessage = z.output<typeof analyzeSchema>[number];

/**
 * Where our findings and Istio's analyzers disagree, for the codes we claim: the set of (code, object) has to be equal.
 * @param within namespaces that are compared; absent: all
 */
export function differencesFromAnalyze(
  report: MeshReport,
  analyze: readonly AnalyzeMessage[],
  claimed: ReadonlySet<string>,
  within: { namespaces?: readonly string[] } = {},
): string[] {
  const isWithin = ({ object }: Said) =>
    !within.namespaces || within.namespaces.includes(namespaceOf(object));
  const ours = keysOf(
    report.findings
      .flatMap(({ istio, subject }) =>
        istio ? [{ code: istio, object: subjectWord(subject) }] : [],
      )
      .filter(({ code }) => claimed.has(code))
      .filter(isWithin),
  );
  const theirs = keysOf(
    analyze
      .filter(({ code }) => claimed.has(code))
      .map(({ code, origin }) => ({ code, object: origin }))
      .filter(isWithin),
  );
  return [
    ...[...theirs]
      .filter(key => !ours.has(key))
      .map(key => `${key}: istioctl analyze says it, we do not`),
    ...[...ours]
      .filter(key => !theirs.has(key))
      .map(key => `${key}: we say it, istioctl analyze does not`),
  ];
}

interface Said {
  code: string;
  object: string;
}

const keysOf = (said: Said[]): Set<string> =>
  new Set(said.map(({ code, object }) => `${code} ${object}`));

type Subject = MeshReport['findings'][number]['subject'];

const subjectWord = ({ kind, namespace, name }: Subject) =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;

/** Of `Kind namespace/name`; a Namespace is its own. */
function namespaceOf(object: string): string {
  const [kind, path = ''] = object.split(' ');
  if (kind === 'Namespace') return path;
  return path.includes('/') ? path.split('/')[0] : '';
}
