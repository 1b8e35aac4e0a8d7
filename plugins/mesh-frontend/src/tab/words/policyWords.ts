import {
  PolicyRow,
  Tone,
  policyWhyWords,
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
    why: capital(policyWhyWords(policy.why)),
    scope: scopes[policy.scope],
    asks: [policy.mode ?? 'UNSET', ...ports].join(', '),
    decides: policy.verdict === 'decides',
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
