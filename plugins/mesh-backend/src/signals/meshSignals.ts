import { createHmac } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  MESH_SIGNAL_CHANNEL,
  MeshSignal,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** More keys than this are not listed: everyone asks again. */
const MAX_KEYS = 200;

/** Tells open pages that something they show may have changed. Never what, and never of whom. */
export interface MeshSignals {
  /** What stands for an entity in signals. */
  keyOf(entityRef: string): string;
  changed(entityRefs: readonly string[]): void;
}

export function createMeshSignals(deps: {
  salt: string;
  signals: SignalsService;
  logger: LoggerService;
}): MeshSignals {
  const keyOf = (entityRef: string) =>
    createHmac('sha256', deps.salt)
      .update(entityRef.toLocaleLowerCase('en-US'))
      .digest('base64url')
      .slice(0, 22);
  return {
    keyOf,
    changed(entityRefs) {
      const all = entityRefs.length > MAX_KEYS;
      const message: MeshSignal = {
        changed: all ? [] : entityRefs.map(keyOf),
        all,
      };
      deps.signals
        .publish({
          recipients: { type: 'broadcast' },
          channel: MESH_SIGNAL_CHANNEL,
          message,
        })
        // Pages also ask from time to time: a lost signal costs freshness only.
        .catch(error => deps.logger.warn('a signal was lost', error));
    },
  };
}
