import { LoggerService } from '@backstage/backend-plugin-api';
import { FactKind } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Objects that could not be read: counted, and each logged once. */
export class Quarantine {
  private readonly logged = new Set<string>();
  private refused = 0;

  constructor(private readonly logger: LoggerService) {}

  /** How many times an object was refused since the start. */
  get count(): number {
    return this.refused;
  }

  add(
    kind: FactKind,
    key: string | null,
    why: { field: string; expected: string },
  ): void {
    this.refused++;
    const message = `${kind} ${key ?? '(without a name)'}: ${
      why.field || 'the object'
    } is not ${why.expected}; it is left out`;
    // Bounded: a cluster full of broken objects must not fill the memory with their names.
    if (this.logged.has(message) || this.logged.size >= 1000) return;
    this.logged.add(message);
    this.logger.warn(message);
  }
}
