import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who talks to the API server from outside the cluster; the audit log names them so. */
const users = {
  admin: { name: 'admin', groups: 'system:masters' },
  controllerManager: {
    name: 'system:kube-controller-manager',
    groups: 'system:masters',
  },
  standIns: { name: 'stand-ins', groups: 'system:masters' },
  // The chart's own roles bind this name, so istiod has the rights it has anywhere.
  istiod: {
    name: 'system:serviceaccount:istio-system:istiod',
    groups: 'system:serviceaccounts,system:serviceaccounts:istio-system',
  },
};

/** A fresh random token for each of them. */
export type StaticTokens = Record<keyof typeof users, string>;

/** Writes the file for `--token-auth-file`. */
export function writeStaticTokens(folder: string): {
  file: string;
  tokens: StaticTokens;
} {
  const tokens = Object.fromEntries(
    Object.keys(users).map(key => [key, randomBytes(24).toString('hex')]),
  ) as StaticTokens;
  const lines = Object.entries(users).map(
    ([key, user]) =>
      `${tokens[key as keyof StaticTokens]},${user.name},${user.name},"${
        user.groups
      }"`,
  );
  const file = join(folder, 'tokens.csv');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return { file, tokens };
}
