import { z } from 'zod';
import { Rule } from '../../../plugins/mesh-common/src';

/** What `istioctl analyze -o json` prints; messages about no object have no origin. */
export const analyzeSchema = z.array(
  z.object({
    code: z.string(),
    message: z.string(),
    origin: z.string().optional(),
  }),
);

/** What is said of an object, e.g. code `IST0102`, object `Namespace default` or `Pod ns/name`. */
export interface Said {
  readonly code: string;
  readonly object: string;
  readonly message: string;
}

export interface AnalyzeDifferences {
  /** Said by istioctl, not by us. */
  readonly missing: readonly Said[];
  /** Said by us, not by istioctl. */
  readonly extra: readonly Said[];
}

interface AnyFinding {
  readonly istio?: string;
  readonly message: string;
  readonly subject: {
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
  };
}

/** Codes whose message is one of `istioctl x precheck` and never of `istioctl analyze`. */
const OF_PRECHECK: ReadonlySet<string> = new Set(['IST0156', 'IST0172']);

/** The codes of `istioctl analyze` that these rules claim to find as it does. */
export function claimedCodes(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(
    rules
      .flatMap(rule => rule.istio ?? [])
      .filter(code => !OF_PRECHECK.has(code)),
  );
}

/**
 * Compares the sets of (code, object), of the claimed codes only.
 * @param analyze - parsed JSON of `istioctl analyze -A -o json`
 */
export function differencesFromAnalyze(
  report: { readonly findings: readonly AnyFinding[] },
  analyze: unknown,
  claimed: ReadonlySet<string>,
): AnalyzeDifferences {
  const theirs = byKey(
    analyzeSchema
      .parse(analyze)
      .map(({ code, origin, message }) => ({
        code,
        object: origin ?? '',
        message,
      }))
      .filter(({ code }) => claimed.has(code)),
  );
  const ours = byKey(
    report.findings.flatMap(({ istio, subject, message }) =>
      istio && claimed.has(istio)
        ? { code: istio, object: objectName(subject), message }
        : [],
    ),
  );
  return { missing: without(theirs, ours), extra: without(ours, theirs) };
}

/** As istioctl names it. */
function objectName({ kind, namespace, name }: AnyFinding['subject']): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

function byKey(said: readonly Said[]): Map<string, Said> {
  return new Map(said.map(one => [`${one.code} ${one.object}`, one]));
}

function without(all: Map<string, Said>, known: Map<string, Said>): Said[] {
  return [...all]
    .filter(([key]) => !known.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, said]) => said);
}
