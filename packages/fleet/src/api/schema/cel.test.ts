import { KINDS } from '../kinds';
import { compileRule, isTransition, ruleHolds } from './cel';

function rulesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'x-kubernetes-validations') {
      for (const { rule } of entry as { rule: string }[]) found.add(rule);
    } else {
      rulesIn(entry, found);
    }
  }
  return found;
}

const rules = new Set(
  KINDS.filter(k => k.custom).flatMap(k =>
    k.versions.flatMap(v => [...rulesIn(k.schema(v))]),
  ),
);

describe('rules of the CRDs', () => {
  it('are all understood', () => {
    const broken = [...rules].filter(rule => {
      try {
        compileRule(rule);
        return false;
      } catch {
        return true;
      }
    });
    expect(rules.size).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });

  it('compare integers as integers', () => {
    const rule = '0 < self && self <= 65535';
    expect(ruleHolds(rule, 80n)).toBe(true);
    expect(ruleHolds(rule, 0n)).toBe(false);
  });

  it('are broken when they cannot be evaluated', () => {
    expect(ruleHolds('self.a.b == 1', {})).toBe(false);
  });

  it('know which of them speak of the state before', () => {
    expect(isTransition('self == oldSelf')).toBe(true);
    expect(isTransition('self == "oldSelfish"')).toBe(false);
  });
});
