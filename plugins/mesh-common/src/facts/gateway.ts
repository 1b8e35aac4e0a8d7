import { ConditionFact, LabelSelector, ObjectFact } from './common';

/** @public */
export interface GatewayListenerFact {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** `allowedRoutes.namespaces.from`; `Same` when absent. */
  readonly allowedFrom: 'All' | 'Same' | 'Selector' | 'None';
  readonly allowedSelector: LabelSelector | null;
  readonly conditions: readonly ConditionFact[];
}

/** @public */
export interface GatewayFact extends ObjectFact {
  readonly namespace: string;
  readonly className: string;
  readonly listeners: readonly GatewayListenerFact[];
  /** `status.addresses[].value`. Sticky: they outlive the pods behind them. */
  readonly addresses: readonly string[];
  readonly conditions: readonly ConditionFact[];
  /** Field managers of metadata and spec, without those that wrote only status. */
  readonly managers: readonly string[];
}

/** @public */
export interface GatewayClassFact extends ObjectFact {
  readonly controllerName: string;
}
