import { LabelSelector, ObjectFact } from './common';

/** One MutatingWebhookConfiguration with label `app=sidecar-injector`. @public */
export interface InjectorFact extends ObjectFact {
  /** Label `istio.io/rev`. */
  readonly revision: string | null;
  /** Label `istio.io/tag`. */
  readonly tag: string | null;
  readonly webhooks: readonly {
    readonly name: string;
    readonly namespaceSelector: LabelSelector;
    readonly objectSelector: LabelSelector;
  }[];
}
