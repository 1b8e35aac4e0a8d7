import { End } from './ends';
import {
  AS_OF,
  l4Only,
  supported,
  unknown,
  unsupported,
  Verdict,
} from './verdict';

/** Two clusters on one network: pods reach each other directly, if the control planes know of each other. */
export function sameNetwork(from: End, to: End): Verdict {
  if (from.mode === 'none' || to.mode === 'none') {
    return l4Only('Plain text; refused where the policy is STRICT.');
  }
  if (from.mode !== 'ambient' && to.mode !== 'ambient') {
    return supported('mTLS between sidecars, pod to pod.');
  }
  if (from.mode !== 'ambient' && !from.cluster.ctx.istiod?.ambientEnabled) {
    return unsupported(
      `The istiod of ${from.cluster.name} runs without ambient, so its sidecars do not know HBONE.`,
    );
  }
  return unknown(
    `Ambient over several clusters on one network is documented as untested (${AS_OF}).`,
  );
}
