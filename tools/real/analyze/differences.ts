import { z } from 'zod';
import { Rule } from '../../../plugins/mesh-common/src';
import { precheckOnly, undecidable } from './exceptions';

/** What `istioctl analyze -o json` prints; messages about no object have no origin. */
export const analyzeSchema = z.array(
  z.object({
    code: z.string(),
    message: z.string(),
    origin: z.string().optional(),
  }),
);

export type AnalyzeMessage = z.output<typeof analyzeSchema>[number];

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

/** The codes of `istioctl analyze` that these rules claim to find as it does. */
export function claimedCodes(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(
    rules
      .flatMap(rule => rule.istio ?? [])
      .filter(code => !Object.hasOwn(precheckOnly, code)),
  );
}

/**
 * Compares the sets of (code, object), of the claimed codes only and without what no export can decide.
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
      .filter(message => claimed.has(message.code) && isDecidable(message))
      .map(({ code, origin, message }) => ({
        code,
        object: origin ?? '',
        message,
      })),
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

function isDecidable({ code, message }: AnalyzeMessage): boolean {
  return !undecidable.some(
    known => known.code === code && known.message.test(message),
  );
}

/** As istioctl names it. */
function objectName({ kind, namespace, name }: AnyFinding['subject']): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

export const keyOf = ({ code, object }: Pick<Said, 'code' | 'object'>) =>
  `${code} ${object}`;

function byKey(said: readonly Said[]): Map<string, Said> {
  return new Map(said.map(one => [keyOf(one), one]));
}

function without(all: Map<string, Said>, known: Map<string, Said>): Said[] {
  return [...all]
    .filter(([key]) => !known.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, said]) => said);
}
