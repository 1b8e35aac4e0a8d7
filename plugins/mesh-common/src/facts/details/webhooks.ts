import { LabelSelector, ObjectFact } from '../common';

/** A MutatingWebhookConfiguration or ValidatingWebhookConfiguration, whoever it belongs to. @public */
export interface WebhookConfigFact extends ObjectFact {
  readonly kind:
    | 'MutatingWebhookConfiguration'
    | 'ValidatingWebhookConfiguration';
  readonly webhooks: readonly {
    readonly name: string;
    readonly namespaceSelector: LabelSelector;
    readonly objectSelector: LabelSelector;
    /** `clientConfig.service`; null: none. */
    readonly service: {
      readonly namespace: string;
      readonly name: string;
    } | null;
    /** `clientConfig.url`; null: none. */
    readonly url: string | null;
  }[];
}
