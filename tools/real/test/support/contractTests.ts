import { describe, test } from 'node:test';
import {
  kubectlGroups,
  targetFromKubeconfig,
  World,
  type Group,
} from '../../../../packages/fleet/src/contract';

/** A cluster as people reach it; the kubeconfig is an administrator's and may come into being later. */
export interface Reached {
  kubeconfig: string;
  context: string;
}

/** Makes a test of each case. `on` says where, for the names of the tests. */
export function testGroups(
  on: string,
  groups: Group[],
  { kubeconfig, context }: Reached,
): void {
  for (const { name, cases } of groups) {
    describe(`${name}, on ${on}`, () => {
      for (const one of cases) {
        test(one.name, async t => {
          const world = new World(targetFromKubeconfig(kubeconfig, context));
          t.after(() => world.end());
          await one.run(world);
        });
      }
    });
  }
}

/** Makes a test of each thing that people do with kubectl. */
export function testKubectl(on: string, binary: string, at: Reached): void {
  testGroups(on, kubectlGroups({ binary, ...at }), at);
}
