import type {
  MtlsMode,
  MtlsStatus,
  Tone,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

export interface CellWords {
  tone: Tone;
  word: string;
  second?: string;
}

const modes: Record<MtlsMode, CellWords> = {
  STRICT: { tone: 'locked', word: 'Encrypted only', second: 'STRICT' },
  PERMISSIVE: {
    tone: 'open',
    word: 'Encrypted and plain text',
    second: 'PERMISSIVE',
  },
  DISABLE: { tone: 'attention', word: 'Plain text only', second: 'DISABLE' },
  NONE: { tone: 'open', word: 'Not encrypted', second: 'No proxy' },
  BLOCKED: { tone: 'broken', word: 'Nothing', second: 'Traffic is blocked' },
  NOT_APPLICABLE: { tone: 'neutral', word: 'Does not apply' },
};

/** What the pods of an entity accept in one cluster. */
export function acceptsWords(mtls: MtlsStatus): CellWords {
  if (mtls.reason === 'unknown') {
    return { tone: 'unknown', word: 'Unknown' };
  }
  if (mtls.uncertain) {
    return {
      tone: 'unknown',
      word: 'Uncertain: check in ztunnel',
      second: mtls.alternative
        ? `${mtls.mode} or ${mtls.alternative.mode}`
        : mtls.mode,
    };
  }
  if (mtls.mixed) {
    return {
      tone: 'attention',
      word: 'Differs by pod',
      second: breakdownWords(mtls.breakdown),
    };
  }
  const words = modes[mtls.mode];
  const ports = Object.entries(mtls.ports).map(([p, mode]) => `${p} ${mode}`);
  return ports.length
    ? { ...words, second: `${mtls.mode}, except port ${ports.join(', ')}` }
    : words;
}

function breakdownWords(breakdown: MtlsStatus['breakdown']): string {
  return Object.entries(breakdown)
    .map(([mode, pods]) => `${mode} on ${pods}`)
    .join(', ');
}
