import type { EntityCluster } from '../../contract';
import { agoWords } from '../age';
import { CardInput, names, oldestSeen } from '../clusters';
import { agree, count, fewWords, listWords } from '../counted';
import { CardDraft, CardRule, fixAccess, whySilent } from '../draft';
import { whyUnknown } from '../mode/unsure';

/** What cannot be known now: silent clusters, then facts that cannot be read. */
export const unsure: readonly CardRule[] = [
  allSilent,
  someSilent,
  unknownSomewhere,
];

/** A proxy accepts encryption, whether it insists or not. */
const isEncrypted = ({ mtls }: EntityCluster) =>
  mtls.mode === 'STRICT' || mtls.mode === 'PERMISSIVE';

function allSilent({ all, silent, now }: CardInput): CardDraft | null {
  if (!silent.length || silent.length < all.length) return null;
  const ago = agoWords(oldestSeen(silent) ?? now, now);
  const was = silent.every(isEncrypted);
  return {
    state: 'stale',
    tone: 'stale',
    headline: `${was ? 'Was' : 'Was not fully'} encrypted ${ago}`,
    sub: `Whether it ${was ? 'still is' : 'is'}, nobody can say now.`,
    action: whySilent(silent[0].cluster),
  };
}

function someSilent({ running, silent, unknown }: CardInput): CardDraft | null {
  if (!silent.length) return null;
  const good = running.filter(isEncrypted);
  const n = good.length;
  const head = n
    ? `Encrypted in ${count(n, 'cluster')}`
    : 'Encryption is not confirmed';
  return {
    state: 'some-silent',
    tone: 'stale',
    headline: `${head}, ${silent.length} ${agree(
      silent.length,
      'is',
      'are',
    )} silent`,
    sub: [
      n
        ? `Only ${fewWords(names(good), 'cluster')} ${agree(
            n,
            'is',
            'are',
          )} confirmed now.`
        : 'Nothing is confirmed now.',
      ...(unknown.length
        ? [`Unknown in ${fewWords(names(unknown), 'cluster')}.`]
        : []),
    ].join(' '),
    action: whySilent(silent[0].cluster),
  };
}

function unknownSomewhere({ unknown }: CardInput): CardDraft | null {
  const [first] = unknown;
  if (!first) return null;
  return {
    state: 'unknown',
    tone: 'unknown',
    headline: `Encryption unknown in ${listWords(names(unknown))}`,
    sub: whyEncryptionUnknown(first),
    action: fixAccess(first.cluster),
  };
}

function whyEncryptionUnknown(cluster: EntityCluster): string {
  const { state, missing, seenAt } = cluster.freshness;
  const answers =
    seenAt !== null && (state === 'live' || state === 'forbidden');
  if (!answers) return whyUnknown(cluster);
  if (missing.includes('peerauthentications')) {
    return missing.includes('pods')
      ? 'Neither the policies nor the pods can be read there.'
      : 'A proxy handles its pods. The policies cannot be read.';
  }
  if (missing.includes('configs')) {
    return 'Which namespace holds the mesh-wide policies cannot be read.';
  }
  return 'The policies are known. Whether a proxy enforces them is not.';
}
