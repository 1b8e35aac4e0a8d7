import { FactKind, FactTypes } from '../facts';
import { narrowConfig } from './configs';
import { narrowDaemonSet } from './daemonsets';
import { narrowDeployment } from './deployments';
import { narrowGatewayClass } from './gatewayClasses';
import { narrowGateway } from './gateways';
import { narrowInjector } from './injectors';
import { narrowNamespace } from './namespaces';
import { DEFAULT_NARROW_OPTIONS, NarrowOptions } from './options';
import { narrowPeerAuthentication } from './peerAuthentications';
import { narrowPod } from './pods';
import { NarrowResult } from './result';
import { narrowService } from './services';

/**
 * From an object as the Kubernetes API gives it to the fact the model knows. Never throws; unknown fields are dropped.
 * @public
 */
export type Narrow<T> = (
  object: unknown,
  options?: NarrowOptions,
) => NarrowResult<T>;

function withDefaults<T>(
  narrowOne: (object: unknown, options: NarrowOptions) => NarrowResult<T>,
): Narrow<T> {
  return (object, options = DEFAULT_NARROW_OPTIONS) =>
    narrowOne(object, options);
}

/**
 * One narrowing per kind of fact.
 * @public
 */
export const narrow: { readonly [K in FactKind]: Narrow<FactTypes[K]> } = {
  namespaces: withDefaults(narrowNamespace),
  pods: withDefaults(narrowPod),
  services: withDefaults(narrowService),
  deployments: withDefaults(narrowDeployment),
  daemonsets: withDefaults(narrowDaemonSet),
  gateways: withDefaults(narrowGateway),
  gatewayclasses: withDefaults(narrowGatewayClass),
  peerauthentications: withDefaults(narrowPeerAuthentication),
  injectors: withDefaults(narrowInjector),
  configs: withDefaults(narrowConfig),
};
