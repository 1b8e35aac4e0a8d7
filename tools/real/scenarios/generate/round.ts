import { authorizationPolicy } from './authorizationPolicies';
import { Dice } from './dice';
import { refOf } from './manifest';
import { INJECTION } from './names';
import { widePolicy, workloadPolicy } from './peerAuthentications';
import { emptyWaves, Wave } from './wave';

/** Scenarios that run at the same time in one cluster share what is mesh-wide. */
export const ROUND_SIZE = 8;

/** What the scenarios of seeds `number * ROUND_SIZE` and following share. */
export interface Round {
  number: number;
  rootNamespace: string;
  meshConfig: RoundMeshConfig;
  /** Policies of the root namespace. */
  waves: Wave[];
}

/** Fields of the mesh config that a round sets. */
export interface RoundMeshConfig {
  rootNamespace: string;
  serviceEntryVisibility?: object;
}

/** Who sees ServiceEntries, while the root namespace is another than that of istiod. */
const VISIBILITY = {
  defaultVisibility: 'NAMESPACE',
  policies: [
    {
      visibility: 'NONE',
      matchingRules: [
        { namespaceSelector: { matchLabels: { [INJECTION]: 'disabled' } } },
      ],
    },
    {
      visibility: 'PUBLIC',
      matchingRules: [{ namespaceSelector: { matchLabels: { team: 'red' } } }],
    },
  ],
};

/** Namespaces that are the root namespace in turn. */
export const ROOTS = ['istio-system', 'mesh-config'];

export const roundOf = (seed: number) => Math.floor(seed / ROUND_SIZE);

/** A round; always the same, so that a scenario can be replayed alone. */
export function round(number: number): Round {
  const dice = new Dice(number, 'round');
  // One after the other, not by chance: changing it restarts istiod.
  const rootNamespace = ROOTS[Math.floor(number / 3) % ROOTS.length];
  const waves = emptyWaves();
  const add = (wave: number, manifest: Wave['apply'][number]) =>
    waves[wave].apply.push(manifest);
  const named = (what: string) => `r${number}-${what}`;

  if (dice.chance(65)) {
    const policy = widePolicy(dice.of('mesh'), rootNamespace, named('mesh'));
    const wave = dice.weighted([[60, 0] as const, [25, 1], [15, 2]]);
    add(wave, policy);
    if (wave < 2 && dice.chance(35)) {
      const changed = widePolicy(
        dice.of('changed'),
        rootNamespace,
        policy.metadata.name,
      );
      add(2, changed);
    } else if (wave < 2 && dice.chance(25)) waves[2].remove.push(refOf(policy));
  }
  if (dice.chance(25)) {
    const second = dice.of('second');
    add(
      second.between(0, 2),
      widePolicy(second, rootNamespace, named('second')),
    );
  }
  // Never counts: policies of the root namespace do not select.
  if (dice.chance(25)) {
    add(0, workloadPolicy(dice.of('some'), rootNamespace, named('some')));
  }
  if (dice.chance(30)) {
    add(
      0,
      authorizationPolicy(dice.of('authz'), rootNamespace, named('authz')),
    );
  }
  const meshConfig: RoundMeshConfig =
    rootNamespace === ROOTS[0]
      ? { rootNamespace }
      : { rootNamespace, serviceEntryVisibility: VISIBILITY };
  return { number, rootNamespace, meshConfig, waves };
}
