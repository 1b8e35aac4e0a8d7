import { HttpMatchFact, StringMap, VirtualServiceFact } from '../../facts';

/** A rule of a VirtualService that cannot be reached. */
export interface UnusedRule {
  readonly rule: string;
  readonly why: string;
}

/** A match that earlier ones cover. */
export interface UnusedMatch {
  readonly rule: string;
  readonly match: string;
  readonly coveredBy: string;
}

interface AnyRule {
  readonly name: string;
  readonly matches: readonly { readonly name: string; readonly text: string }[];
}

/** Rules that are never used (Istio `pkg/config/validation/validation.go`, analyzeUnreachable…Rules). */
export function unusedRules(vs: VirtualServiceFact): UnusedRule[] {
  return protocols(vs).flatMap(rules => walk(rules).rules);
}

/** Matches that are never used: texts that were there before, and HTTP paths under an earlier prefix. */
export function unusedMatches(vs: VirtualServiceFact): UnusedMatch[] {
  return [
    ...protocols(vs).flatMap(rules => walk(rules).matches),
    ...coveredPrefixes(vs),
  ];
}

function protocols(vs: VirtualServiceFact): (readonly AnyRule[])[] {
  const named = (rules: VirtualServiceFact['tcp']): AnyRule[] =>
    rules.map(({ matches }) => ({
      name: '',
      matches: matches.map(text => ({ name: '', text })),
    }));
  return [vs.http, named(vs.tcp), named(vs.tls)];
}

interface Unused {
  readonly rules: UnusedRule[];
  readonly matches: UnusedMatch[];
}

function walk(rules: readonly AnyRule[]): Unused {
  const unused: Unused = { rules: [], matches: [] };
  const seen = new Map<string, string>();
  let takesAll = false;
  rules.forEach((rule, index) => {
    const name = nameOf(rule.name, index);
    if (takesAll) {
      unused.rules.push({ rule: name, why: 'a rule before it has no match' });
    }
    if (!rule.matches.length) {
      takesAll = true;
    } else if (!takesAll) {
      const duplicates = duplicateMatches(rule, name, seen);
      unused.matches.push(...duplicates);
      if (duplicates.length === rule.matches.length) {
        const why = 'all of its matches are those of rules before it';
        unused.rules.push({ rule: name, why });
      }
    }
  });
  return unused;
}

function duplicateMatches(
  rule: AnyRule,
  name: string,
  seen: Map<string, string>,
): UnusedMatch[] {
  return rule.matches.flatMap((match, index) => {
    const before = seen.get(match.text);
    if (before === undefined) {
      seen.set(match.text, name);
      return [];
    }
    return {
      rule: name,
      match: nameOf(match.name, index),
      coveredBy: `the same match in rule ${before}`,
    };
  });
}

const nameOf = (name: string, index: number) =>
  name ? JSON.stringify(name) : `#${index}`;

interface PrefixMatch extends HttpMatchFact {
  readonly rule: string;
  readonly shown: string;
}

/** Each match by a prefix with those after it whose paths are under the same prefix and that ask for no less. */
function coveredPrefixes(vs: VirtualServiceFact): UnusedMatch[] {
  const prefixes = prefixMatches(vs);
  return prefixes.flatMap((first, index) =>
    prefixes
      .slice(index + 1)
      .filter(
        later => later.pathPrefix !== first.pathPrefix && covers(first, later),
      )
      .map(later => ({
        rule: later.rule,
        match: `${later.shown} of the paths ${later.pathPrefix}`,
        coveredBy: `match ${first.shown} of the paths ${first.pathPrefix} in rule ${first.rule}`,
      })),
  );
}

/** Without those that were there before, and without rules after one that takes all. */
function prefixMatches(vs: VirtualServiceFact): PrefixMatch[] {
  const seen = new Set<string>();
  const end = vs.http.findIndex(({ matches }) => !matches.length);
  const reachable = end < 0 ? vs.http : vs.http.slice(0, end);
  return reachable.flatMap((rule, index) =>
    rule.matches.flatMap((match, number) => {
      if (seen.has(match.text)) return [];
      seen.add(match.text);
      if (!match.pathPrefix) return [];
      return {
        ...match,
        rule: nameOf(rule.name, index),
        shown: nameOf(match.name, number),
      };
    }),
  );
}

/** Odd and kept: of two texts the first must start with the second, and no method means GET. */
function covers(first: HttpMatchFact, later: HttpMatchFact): boolean {
  return (
    later.pathPrefix.startsWith(first.pathPrefix) &&
    first.port === later.port &&
    methodOf(first).startsWith(methodOf(later)) &&
    first.authority.startsWith(later.authority) &&
    coversAll(first.headers, later.headers) &&
    coversAll(first.queryParams, later.queryParams) &&
    coversAll(first.withoutHeaders, later.withoutHeaders)
  );
}

const methodOf = ({ method }: HttpMatchFact) => method || 'exact:GET';

function coversAll(first: StringMap, later: StringMap): boolean {
  const keys = Object.keys(first);
  return (
    keys.length === Object.keys(later).length &&
    keys.every(
      key => Object.hasOwn(later, key) && first[key].startsWith(later[key]),
    )
  );
}
