import { WebhookConfigFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';

/** A webhook of Istio and how it finds the control plane. */
export interface WebhookAddress {
  readonly config: WebhookConfigFact;
  readonly name: string;
  /** null: neither a URL nor a Service. */
  readonly url: string | null;
}

/** Webhooks that do not call a Service of their own cluster (Istio `pkg/config/analysis/analyzers/externalcontrolplane`). */
export function addressedWebhooks(cluster: InspectedCluster): WebhookAddress[] {
  return analyzed(cluster)
    .details('webhooks')
    .filter(isOfIstio)
    .flatMap(config =>
      config.webhooks
        .filter(({ url, service }) => url !== null || !service)
        .map(({ name, url }) => ({ config, name, url })),
    );
}

function isOfIstio({ kind, name }: WebhookConfigFact): boolean {
  return kind === 'MutatingWebhookConfiguration'
    ? name.startsWith('istio-sidecar-injector')
    : name === 'istiod-default-validator' || name.startsWith('istio-validator');
}

/** Host of a URL as Go's `net/url` reads it: a scheme is not required. Absent: Go refuses the text. */
export function hostOfUrl(url: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x20\x7f]/.test(url) || url.startsWith(':')) return undefined;
  const authority = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i.exec(url)?.[1];
  if (authority === undefined) return '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(host);
  return parts ? parts[1].replace(/^\[|\]$/g, '') : undefined;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether Go's `net.ParseIP` takes it. */
export const isIpAddress = (host: string) =>
  IPV4.test(host) || /^[\da-f:]*:[\da-f:.]*$/i.test(host);
