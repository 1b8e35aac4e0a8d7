import { Preflight, PreflightCheck } from '../contract/credentials';
import { count } from './counted';
import { VerdictWords } from './types';

/** Checks in the order of the page: fail, unknown, pass, each with the number it has in the list. @public */
export function preflightGroups(preflight: Preflight): {
  readonly title: string;
  readonly state: PreflightCheck['state'];
  readonly checks: readonly (PreflightCheck & { readonly number: number })[];
}[] {
  const numbered = preflight.checks.map((c, i) => ({ ...c, number: i + 1 }));
  const of = (state: PreflightCheck['state']) =>
    numbered.filter(c => c.state === state);
  const [fail, unknown, pass] = [of('fail'), of('unknown'), of('pass')];
  return [
    {
      title: fail.length === 1 ? 'Fix this one' : `Fix these ${fail.length}`,
      state: 'fail' as const,
      checks: fail,
    },
    {
      title: `${unknown.length} could not be made`,
      state: 'unknown' as const,
      checks: unknown,
    },
    { title: `${pass.length} pass`, state: 'pass' as const, checks: pass },
  ].filter(group => group.checks.length > 0);
}

/** Verdict of a pre-flight. A check that could not be made counts as not passed. @public */
export function preflightVerdict(preflight: Preflight): VerdictWords {
  const n = preflight.checks.length;
  const fail = preflight.checks.filter(c => c.state === 'fail').length;
  const unknown = preflight.checks.filter(c => c.state === 'unknown').length;
  if (fail + unknown === 0) {
    return {
      state: 'ready',
      tone: 'ok',
      headline: `Ready: ${n} of ${count(n, 'check')} pass`,
      sub: 'Nothing has been written.',
    };
  }
  const parts = [
    ...(fail
      ? [`${fail} of ${count(n, 'check')} fail${fail === 1 ? 's' : ''}`]
      : []),
    ...(unknown
      ? [
          `${
            fail ? unknown : `${unknown} of ${count(n, 'check')}`
          } could not be made`,
        ]
      : []),
  ];
  return {
    state: 'not-ready',
    tone: fail ? 'broken' : 'unknown',
    headline: `Not ready yet: ${parts.join(', ')}`,
    sub: 'Nothing has been written. Fix these, then check again. A check that could not be made counts as not passed.',
  };
}
