import { isIP } from 'node:net';
import { Environment } from '@marcbachmann/cel-js';
import { isObject, type Json, type JsonObject } from '../values';
import { resolve, type Schema } from './schema';

/** Words of the language cannot be field names in an expression; Kubernetes writes them between underscores. */
const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const escaped = (name: string) =>
  RESERVED.has(name)
    ? `__${name}__`
    : name
        .replace(/__/g, '__underscores__')
        .replace(/\./g, '__dot__')
        .replace(/-/g, '__dash__')
        .replace(/\//g, '__slash__');

/**
 * A value as the language sees it: integers are integers, fields of a type have names that can be written down. Keys of
 * maps stay as they are.
 */
export function toCel(value: Json, raw: Schema | undefined): unknown {
  const schema = resolve(raw);
  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && schema?.type !== 'number';
    return whole ? BigInt(value) : value;
  }
  if (Array.isArray(value)) {
    return Array.from(value, item => toCel(item, schema?.items));
  }
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [name, entry] of Object.entries(value)) {
    const named = schema?.properties?.[name];
    const key = named ? escaped(name) : name;
    out[key] = toCel(entry, named ?? schema?.additionalProperties);
  }
  return out;
}

/** The expressions of Kubernetes are RE2; the one thing of it that JavaScript writes otherwise is the flag in front. */
function matches(text: string, pattern: string): boolean {
  const folded = pattern.replace('(?i)', '');
  return new RegExp(folded, folded === pattern ? '' : 'i').test(text);
}

class Url {
  constructor(readonly url: URL) {}
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const environment = new Environment({
  homogeneousAggregateLiterals: false,
})
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn')
  .registerType('kubernetes.URL', Url)
  .registerFunction('string.matchesRe2(string): bool', matches)
  .registerFunction('isIP(string): bool', (text: string) => isIP(text) !== 0)
  .registerFunction('isURL(string): bool', (text: string) =>
    Boolean(parseUrl(text)),
  )
  .registerFunction('url(string): kubernetes.URL', (text: string) => {
    const parsed = parseUrl(text);
    if (!parsed) throw new Error(`${text} is no absolute URL`);
    return new Url(parsed);
  })
  .registerFunction('kubernetes.URL.getScheme(): string', (value: Url) =>
    value.url.protocol.slice(0, -1),
  );

type Program = (context: { self: unknown; oldSelf?: unknown }) => unknown;

const programs = new Map<string, Program>();

/** @throws when the rule is not understood: all rules of the data are tried in a test */
export function compileRule(rule: string): Program {
  let program = programs.get(rule);
  if (!program) {
    const known = rule.replace(/\.matches\(/g, '.matchesRe2(');
    program = environment.parse(known) as unknown as Program;
    programs.set(rule, program);
  }
  return program;
}

/** Rules that speak of the state before hold only for updates. */
export const isTransition = (rule: string) => /\boldSelf\b/.test(rule);

/** Whether a rule holds. A rule that cannot be evaluated does not: so it is with a real server. */
export function ruleHolds(rule: string, self: unknown, oldSelf?: unknown) {
  try {
    return compileRule(rule)({ self, oldSelf }) === true;
  } catch {
    return false;
  }
}
