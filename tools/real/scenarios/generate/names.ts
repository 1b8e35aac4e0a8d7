/** Labels and values of Istio that the generators choose from. */
export const MODE = 'istio.io/dataplane-mode';
export const INJECTION = 'istio-injection';
export const INJECT = 'sidecar.istio.io/inject';
export const REV = 'istio.io/rev';
export const USE_WAYPOINT = 'istio.io/use-waypoint';
export const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';
export const CANARY = 'istio.io/use-waypoint-canary';
export const CANARY_NAMESPACE = 'istio.io/use-waypoint-canary-namespace';
/** An annotation. */
export const CANARY_WEIGHT = 'istio.io/use-waypoint-canary-weight';
export const WAYPOINT_FOR = 'istio.io/waypoint-for';
export const GLOBAL = 'istio.io/global';
export const TUNNEL = 'networking.istio.io/tunnel';

/** A revision tag that the cluster has, and a revision that it has not. */
export const TAG = 'prod';
export const GHOST_REVISION = 'ghost';

export const apps = ['web', 'api', 'batch', 'cart'] as const;
export const waypointNames = ['waypoint', 'wp'] as const;
/** Container ports that policies and Services speak of. */
export const ports = [8080, 9090, 7070] as const;
