import type { ClusterCore, WriteOptions } from '../core';

/** How the controllers of the control plane write: each under its own name. */
export const actor = (name: string): WriteOptions => ({
  user: {
    username: `system:serviceaccount:kube-system:${name}`,
    groups: ['system:masters'],
  },
  manager: 'kube-controller-manager',
  dryRun: false,
  fieldValidation: 'Ignore',
  warnings: [],
});

/**
 * Runs a controller's work soon after something changed, once for many changes, and again when more comes meanwhile.
 * Errors end a round, not the controller: the next change starts the next round.
 */
export function debounced(work: () => Promise<void> | void): {
  poke: () => void;
  stop: () => void;
} {
  let [due, running, stopped] = [false, false, false];
  const run = async () => {
    if (running) return;
    running = true;
    while (due && !stopped) {
      due = false;
      try {
        await work();
      } catch {
        // What went wrong shows in what is not done; the next change tries again.
      }
    }
    running = false;
  };
  return {
    poke() {
      due = true;
      setImmediate(run);
    },
    stop() {
      stopped = true;
    },
  };
}

/** A part of kube-controller-manager that belongs to what clients may expect of any API server. */
export type Controller = (core: ClusterCore) => {
  poke: () => void;
  stop: () => void;
};
