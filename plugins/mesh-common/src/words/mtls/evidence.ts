import type { EntityCluster, EntityStatus, MtlsMode } from '../../contract';
import type { CardInput } from '../clusters';
import { capital, tally } from '../counted';
import type { EvidenceRow } from '../types';
import { askedMode, deciding, policiesOf } from './policies';

/** *Policies say* and *Proxies do*. What traffic shows is left out: nobody measures it yet. */
export function mtlsEvidence(input: CardInput): EvidenceRow[] {
  const { sure, silent, unknown, status } = input;
  const past = !sure.length && !unknown.length;
  const shown = past ? silent : [...sure, ...unknown];
  const nothing = shown.every(c => c.mode === 'empty');
  if (nothing) return [];
  const asked = shown.map(c => askedWords(c, status));
  return [
    {
      label: past ? 'Policies said' : 'Policies say',
      value: shown.length === 1 ? capital(asked[0]) : tally(asked.map(bare)),
    },
    {
      label: past ? 'Proxies did' : 'Proxies do',
      value: doWords(shown, asked.map(bare)),
    },
  ];
}

/** `STRICT (payments/default)`, `nothing`, or `unknown`. */
function askedWords(cluster: EntityCluster, status: EntityStatus): string {
  const { missing } = cluster.freshness;
  if (missing.includes('peerauthentications')) return 'unknown';
  const rows = policiesOf(status, cluster);
  const row = askedMode(rows) ?? deciding(rows)[0];
  if (row) return `${row.mode ?? 'UNSET'} (${row.policy})`;
  // Which policies concern an entity is known only with its namespaces.
  return cluster.namespaces.length ? 'nothing' : 'unknown';
}

const bare = (words: string) => words.replace(/ \(.*\)$/, '');

const NO_PROXY = 'Nothing, there is none';

const DOES: Readonly<Record<MtlsMode, string>> = {
  STRICT: 'STRICT',
  PERMISSIVE: 'PERMISSIVE',
  DISABLE: 'DISABLE',
  NONE: 'nothing',
  BLOCKED: 'blocked',
  NOT_APPLICABLE: 'nothing',
};

function doWords(
  clusters: readonly EntityCluster[],
  asked: readonly string[],
): string {
  const [first] = clusters;
  if (clusters.length === 1) return oneCluster(first);
  if (clusters.every(c => c.mtls.reason === 'no-proxy')) return NO_PROXY;
  const done = clusters.map(modeDone);
  const same = done.every((mode, i) => mode === asked[i]);
  return same ? 'The same' : tally(done);
}

function modeDone(cluster: EntityCluster): string {
  return cluster.mtls.reason === 'unknown'
    ? 'unknown'
    : DOES[cluster.mtls.mode];
}

/** `STRICT on 6 of 6`, `STRICT on 2, nothing on 4`, `Nothing, there is none`. */
function oneCluster({ mtls }: EntityCluster): string {
  if (mtls.reason === 'unknown') return 'Unknown';
  const parts = Object.entries(mtls.breakdown) as [MtlsMode, number][];
  const total = parts.reduce((sum, [, n]) => sum + n, 0);
  if (mtls.reason === 'no-proxy') return NO_PROXY;
  if (mtls.uncertain) return 'Uncertain';
  if (parts.length === 1) {
    const [[mode, n]] = parts;
    return capital(`${DOES[mode]} on ${n} of ${total}`);
  }
  return capital(parts.map(([mode, n]) => `${DOES[mode]} on ${n}`).join(', '));
}
