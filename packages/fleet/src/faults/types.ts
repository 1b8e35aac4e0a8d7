/** What can go wrong with a simulated cluster. */
export type FaultSpec = FaultScope &
  (
    | { fault: 'latency'; milliseconds: number }
    /** Requests are taken and never answered; open watches fall silent but stay open. */
    | { fault: 'blackhole' }
    | { fault: 'status'; code: 401 | 403 | 500 | 502 | 503 | 504 }
    /** 429 with `Retry-After`. */
    | { fault: 'status'; code: 429; retryAfterSeconds?: number }
    /** Ends open watches in the middle of the stream, once. */
    | { fault: 'cut' }
    /** Watches that resume, and continued lists, are told that their resource version is too old. */
    | { fault: 'expired' }
    /** Switches a stand-in off for as long as the fault lasts. */
    | { fault: 'controller-off'; controller: string }
  );

/** Which requests a fault touches; what is absent does not restrict. */
export interface FaultScope {
  /** Plural name of a kind, `pods` or `gateways.gateway.networking.k8s.io`. */
  resource?: string;
  /** Verbs as RBAC has them: get, list, watch, create, update, patch, delete. */
  verbs?: string[];
  /** Only requests of this user. Stand-ins are touched only by a fault that names them here. */
  user?: string;
  /** The fault ends by itself after this time. */
  durationSeconds?: number;
  /** The fault ends after having touched this many requests. */
  times?: number;
}

export type ActiveFault = FaultSpec & { id: string };

/** Called with `false` when the controller is switched off, with `true` when it is back. */
export type ControllerSwitch = (running: boolean) => void;

/** The faults of one cluster. */
export interface FaultControl {
  /** @throws when the fault names a controller that nobody registered */
  add(fault: FaultSpec): ActiveFault;
  list(): ActiveFault[];
  /** @returns false when there is no such fault */
  remove(id: string): boolean;
  clear(): void;
  /** A stand-in registers under its name (`istiod`, `kubelet`, …) how it is switched off and on. */
  onController(name: string, onSwitch: ControllerSwitch): void;
}
