import type { PolicyRow } from '../../contract';
import { dateWords } from '../age';

const WHY: Readonly<Record<PolicyRow['why'], string>> = {
  wins: 'no other policy is closer',
  'more-specific-wins': 'a closer policy decides',
  'older-wins': 'in one scope only the oldest policy counts',
  'as-old-as-the-winner':
    'it is as old as another one, and istiod may take either',
  'selector-in-root-namespace':
    'a selector in the root namespace never applies',
  'other-revision': 'it names another revision of istiod',
  'empty-selector-ignored-in-ambient':
    'ambient passes an empty selector in the root namespace by',
  'no-proxy-enforces-it': 'no proxy enforces it',
  'does-not-match': 'its selector matches none of these pods',
  inherits: 'it says nothing of its own',
};

/** Why a policy counts or not: one clause. @public */
export function policyWhyWords(why: PolicyRow['why']): string {
  return WHY[why];
}

/** `payments/strict-2026 STRICT, 30 Oct 2026: ignored`. */
export function policyLine(row: PolicyRow): string {
  const ports = Object.entries(row.ports).map(
    ([port, mode]) => `, ${port} ${mode}`,
  );
  const says = `${row.policy} ${row.mode ?? 'UNSET'}${ports.join('')}`;
  const date = dateWords(Date.parse(row.createdAt));
  return `${says}, ${date}${
    row.verdict === 'decides' ? '' : `: ${row.verdict}`
  }`;
}
