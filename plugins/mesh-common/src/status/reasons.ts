import type { ModeReason, PodCounts } from '../contract';
import { lacksNodeAgent } from './nodeAgent';
import { ReasonInput } from './reasonInput';
import { pendingSince } from './since';

/** Capture takes seconds; after this it is late. */
const JOINING_MS = 60_000;

/** What stands out, worst first. */
export function modeReasons(input: ReasonInput): ModeReason[] {
  const { counts, declared } = input;
  const reasons: ModeReason[] = [];
  const add = (when: boolean, ...codes: ModeReason[]) => {
    if (when) reasons.push(...codes);
  };
  add(counts.blocked > 0, 'redirection-pending');
  add(declared === 'conflict', 'label-conflict');
  add(isHalfMoved(counts), 'half-moved');
  add(true, ...notCaptured(input));
  add(changesAtRestart(input), 'changes-at-restart');
  add(counts.optedOut > 0, 'opted-out');
  add(counts.hostNetwork > 0, 'host-network');
  add(counts.total === 0, 'nothing-running');
  return reasons;
}

/** Both kinds of pod in one cluster. */
function isHalfMoved({ ambient, sidecar }: PodCounts): boolean {
  return ambient > 0 && sidecar > 0;
}

/** Asked for ambient, and outside: first that, then why. */
function notCaptured(input: ReasonInput): ModeReason[] {
  const excluded = input.pods.some(p => p.mode.reason === 'namespace-excluded');
  if (!input.counts.pending && !excluded) return [];
  const since = pendingSince(input);
  const seenAt = input.view.feeds.pods.seenAt;
  const isFresh =
    since !== null && seenAt !== null && seenAt - since < JOINING_MS;
  if (isFresh && !excluded) return ['joining'];
  return ['labelled-not-captured', ...whyNotCaptured(input, excluded)];
}

function whyNotCaptured(input: ReasonInput, excluded: boolean): ModeReason[] {
  if (excluded) return ['namespace-excluded'];
  const parts = Object.values(input.ctx.ambient);
  if (parts.some(part => part.installed === false))
    return ['cluster-not-ambient'];
  return lacksNodeAgent(input) ? ['node-agent-missing'] : [];
}

/** The labels have changed since the pods were made, and only a restart shows it. Captured pods need none. */
function changesAtRestart({ pods, counts }: ReasonInput): boolean {
  if (isHalfMoved(counts)) return false;
  return pods.some(({ mode }) => mode.drift && mode.mode !== 'ambient-pending');
}
