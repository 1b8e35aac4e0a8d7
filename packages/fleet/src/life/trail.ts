import type { Facts } from './life';

/** What subjects said since a step began, in order, without repetitions. */
export class Trail {
  private facts: Facts = {};
  private walked = new Map<string, (string | null)[]>();

  /** From here on; what is said now is the first entry. */
  begin(): void {
    this.walked = new Map(
      Object.entries(this.facts).map(([subject, says]) => [subject, [says]]),
    );
  }

  note(facts: Facts): void {
    for (const subject of new Set([
      ...Object.keys(this.facts),
      ...Object.keys(facts),
    ])) {
      const says = facts[subject] ?? null;
      const before = this.facts[subject] ?? null;
      if (says !== before) this.of(subject).push(says);
    }
    this.facts = facts;
  }

  now(): Facts {
    return this.facts;
  }

  /** null: it was not there. */
  of(subject: string): (string | null)[] {
    const known = this.walked.get(subject) ?? [null];
    this.walked.set(subject, known);
    return known;
  }
}
