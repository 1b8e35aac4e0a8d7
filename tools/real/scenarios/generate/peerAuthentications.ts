import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { apps, GHOST_REVISION, ports, REV, TAG } from './names';

type Mode = 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** For a whole namespace, or for the mesh where it is the root namespace. */
export function widePolicy(
  dice: Dice,
  namespace: string,
  name: string,
): Manifest {
  // Both are "everything", but ambient reads the second otherwise in the root namespace.
  const selector = dice.weighted<object | undefined>([
    [82, undefined],
    [10, {}],
    [8, { matchLabels: {} }],
  ]);
  // An applier that takes away all there was leaves no spec at all, and that is refused.
  const nothing = selector ? undefined : { mode: 'UNSET' };
  return policy(dice, namespace, name, {
    selector,
    mtls: mtls(dice) ?? nothing,
  });
}

/** For some of its workloads, often with exceptions for ports. */
export function workloadPolicy(
  dice: Dice,
  namespace: string,
  name: string,
): Manifest {
  const hasPorts = dice.chance(75);
  return policy(dice, namespace, name, {
    selector: {
      matchLabels: dice.weighted<Record<string, string>>([
        [72, { app: dice.pick(apps) }],
        [14, { version: dice.pick(['v1', 'v2']) }],
        [14, { app: dice.pick(apps), version: 'v1' }],
      ]),
    },
    // Exceptions from what a parent says are the ones that go stale.
    mtls: hasPorts && dice.chance(40) ? undefined : mtls(dice),
    ...(hasPorts && { portLevelMtls: portModes(dice) }),
  });
}

function policy(
  dice: Dice,
  namespace: string,
  name: string,
  spec: object,
): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: {
      name,
      namespace,
      labels: labels({
        [REV]: dice.weighted([
          [90, undefined],
          [5, 'default'],
          [3, GHOST_REVISION],
          [2, TAG],
        ]),
      }),
    },
    spec,
  };
}

function mtls(dice: Dice): { mode: Mode } | undefined {
  const mode = dice.weighted<Mode | undefined>([
    [34, 'STRICT'],
    [22, 'PERMISSIVE'],
    [12, 'DISABLE'],
    [16, 'UNSET'],
    [16, undefined],
  ]);
  return mode && { mode };
}

function portModes(dice: Dice): Record<string, { mode: Mode }> {
  const named = dice.shuffled(ports).slice(0, dice.between(1, 3));
  const modes = named.map(port => {
    const mode = dice.weighted<Mode>([
      [35, 'STRICT'],
      [35, 'PERMISSIVE'],
      [20, 'DISABLE'],
      [10, 'UNSET'],
    ]);
    return [String(port), { mode }];
  });
  return Object.fromEntries(modes);
}
