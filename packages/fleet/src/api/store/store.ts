import type { KubeObject } from '../types';
import { ResourceTable } from './table';

/** One change of one object. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** The cluster-wide revision at which it happened. */
  revision: number;
  /** The object after the change; after a deletion its last state, with the revision of the deletion. */
  object: KubeObject;
  /** The object before the change; absent for ADDED. */
  previous?: KubeObject;
}

const START = 1000;

/**
 * The objects of one cluster, by resource (`deployments.apps`). Every change takes the next revision of one counter, which
 * is the object's resourceVersion: so all kinds share one order, as with etcd. Objects given out are never changed in place.
 */
export class Store {
  /** As after the start of a real server: what came before can no longer be watched. */
  private current = START;
  private readonly tables = new Map<string, ResourceTable>();

  constructor(private readonly window: number) {}

  get revision() {
    return this.current;
  }

  table(resource: string): ResourceTable {
    let table = this.tables.get(resource);
    if (!table) {
      table = new ResourceTable(this.window, START, () => ++this.current);
      table.subscribe(event => this.announce(resource, event));
      this.tables.set(resource, table);
    }
    return table;
  }

  /** Every object of every resource: for garbage collection and for emptying namespaces. */
  *everything(): Generator<{ resource: string; object: KubeObject }> {
    for (const [resource, table] of this.tables) {
      for (const object of table.list()) yield { resource, object };
    }
  }

  /** Called with every change of every resource, after it is stored. */
  onChange(listener: (resource: string, event: StoreEvent) => void) {
    this.listeners.push(listener);
  }

  private readonly listeners: ((
    resource: string,
    event: StoreEvent,
  ) => void)[] = [];

  private announce(resource: string, event: StoreEvent) {
    for (const listener of this.listeners) listener(resource, event);
  }
}
