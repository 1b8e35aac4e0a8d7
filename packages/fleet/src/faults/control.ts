import { randomUUID } from 'node:crypto';
import type {
  ActiveFault,
  ControllerSwitch,
  FaultControl,
  FaultSpec,
} from './types';

/** What a fault is matched against. */
export interface FaultSubject {
  user: string;
  /** Whether the user is a stand-in: those are spared unless named. */
  standin: boolean;
  /** `pods`, `gateways.gateway.networking.k8s.io`; undefined for paths without one. */
  resource?: string;
  verb: string;
}

/** An open watch, as faults see it. */
export interface Stream {
  subject: FaultSubject;
  cut: () => void;
  setSilent: (silent: boolean) => void;
}

export const STANDINS = 'system:fleet:standins';

export function touches(fault: FaultSpec, subject: FaultSubject): boolean {
  if (fault.user ? fault.user !== subject.user : subject.standin) return false;
  if (fault.verbs && !fault.verbs.includes(subject.verb)) return false;
  if (!fault.resource) return true;
  const [plural] = (subject.resource ?? '').split('.');
  return fault.resource === subject.resource || fault.resource === plural;
}

/** The faults of one cluster: what each request meets, what open streams suffer. */
export class Faults implements FaultControl {
  private readonly active = new Map<
    string,
    { fault: ActiveFault; left: number; timer?: NodeJS.Timeout }
  >();
  private readonly streams = new Set<Stream>();
  private readonly switches = new Map<string, ControllerSwitch>();

  add(spec: FaultSpec): ActiveFault {
    const fault: ActiveFault = { ...spec, id: randomUUID() };
    if (fault.fault === 'controller-off')
      this.switchFor(fault.controller)(false);
    if (fault.fault === 'cut') {
      for (const s of [...this.streams]) if (touches(fault, s.subject)) s.cut();
      return fault;
    }
    const left = fault.times ?? Infinity;
    const timer = fault.durationSeconds
      ? setTimeout(() => this.remove(fault.id), fault.durationSeconds * 1000)
      : undefined;
    timer?.unref();
    this.active.set(fault.id, { fault, left, timer });
    this.quieten();
    return fault;
  }

  list = () => [...this.active.values()].map(a => a.fault);

  remove(id: string): boolean {
    const found = this.active.get(id);
    if (!found) return false;
    clearTimeout(found.timer);
    this.active.delete(id);
    const { fault } = found;
    if (fault.fault === 'controller-off')
      this.switchFor(fault.controller)(true);
    this.quieten();
    return true;
  }

  clear() {
    for (const id of [...this.active.keys()]) this.remove(id);
  }

  onController(name: string, onSwitch: ControllerSwitch) {
    this.switches.set(name, onSwitch);
  }

  /** The faults that a request meets, each counted as met once. */
  meet(subject: FaultSubject): ActiveFault[] {
    const met = [...this.active.values()].filter(a =>
      touches(a.fault, subject),
    );
    for (const a of met) {
      a.left -= 1;
      if (a.left <= 0) this.remove(a.fault.id);
    }
    return met.map(a => a.fault);
  }

  openStream(stream: Stream): () => void {
    this.streams.add(stream);
    return () => this.streams.delete(stream);
  }

  private quieten() {
    const holes = this.list().filter(f => f.fault === 'blackhole');
    for (const stream of this.streams) {
      stream.setSilent(holes.some(f => touches(f, stream.subject)));
    }
  }

  private switchFor(name: string): ControllerSwitch {
    const found = this.switches.get(name);
    if (found) return found;
    const known = [...this.switches.keys()].sort().join(', ') || 'none';
    throw new Error(
      `controller: no controller ${JSON.stringify(name)}; registered: ${known}`,
    );
  }
}
