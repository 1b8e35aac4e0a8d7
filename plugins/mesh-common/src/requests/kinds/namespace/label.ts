/** Label by which a namespace asks for a mode (istio-domain 1.1). */
export const MODE_LABEL = 'istio.io/dataplane-mode';
export const AMBIENT = 'ambient';
