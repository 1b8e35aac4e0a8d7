import { Manifest, Ref } from './manifest';

/** What is done at once; istiod stands still before the next wave. */
export interface Wave {
  /** Namespaces come first, the rest in any order. */
  apply: Manifest[];
  /** After that. */
  remove: Ref[];
  /** Deployments that lose all their pods. */
  scaleToNothing: { namespace: string; name: string }[];
}

/** How many waves a scenario has. */
export const WAVES = 3;

export const emptyWaves = (): Wave[] =>
  Array.from({ length: WAVES }, () => ({
    apply: [],
    remove: [],
    scaleToNothing: [],
  }));

/** Each wave of all of them at once. */
export function together(all: Wave[][]): Wave[] {
  return emptyWaves().map((_, index) => ({
    apply: all.flatMap(waves => waves[index].apply),
    remove: all.flatMap(waves => waves[index].remove),
    scaleToNothing: all.flatMap(waves => waves[index].scaleToNothing),
  }));
}
