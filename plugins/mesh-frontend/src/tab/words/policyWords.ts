import type {
  PolicyRow,
  Tone,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

const results: Record<PolicyRow['verdict'], { tone: Tone; word: string }> = {
  decides: { tone: 'neutral', word: 'Decides' },
  overruled: { tone: 'neutral', word: 'Overruled' },
  ignored: { tone: 'attention', word: 'Ignored' },
};

const scopes: Record<PolicyRow['scope'], string> = {
  mesh: 'Mesh-wide',
  namespace: 'Namespace',
  workload: 'Workload',
};

const reasons: Record<PolicyRow['why'], string> = {
  wins: 'The closest one: port, then workload, then namespace, then mesh',
  'more-specific-wins': 'A closer policy decides',
  'older-wins': 'In one scope only the oldest policy counts',
  'selector-in-root-namespace':
    'A selector in the root namespace never applies',
  'other-revision': 'It belongs to another revision of Istio',
  'empty-selector-ignored-in-ambient': 'Ambient ignores an empty selector',
  'no-proxy-enforces-it': 'No proxy handles these pods',
  'does-not-match': 'Its selector matches none of these pods',
  inherits: 'It sets nothing and passes on what is above it',
};

/** Who decides, who is overruled, who is ignored, and why. */
export interface PolicyWords {
  tone: Tone;
  word: string;
  why: string;
  scope: string;
  /** `STRICT, port 9090 PERMISSIVE` */
  asks: string;
  decides: boolean;
}

export function policyWords(policy: PolicyRow): PolicyWords {
  const ports = Object.entries(policy.ports).map(([p, m]) => `port ${p} ${m}`);
  return {
    ...results[policy.verdict],
    why: reasons[policy.why],
    scope: scopes[policy.scope],
    asks: [policy.mode ?? 'UNSET', ...ports].join(', '),
    decides: policy.verdict === 'decides',
  };
}
