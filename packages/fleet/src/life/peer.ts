import { expectCode } from '../contract/case';
import { Client, type Target } from '../contract';
import { ISTIO_READER } from '../story/objects/istioReader';
import type { Peer } from './life';

const ACCOUNT = `/api/v1/namespaces/istio-system/serviceaccounts/${ISTIO_READER}`;

/** The peer with a new token of the account that Istio's chart makes for other istiods. */
export async function freshPeer(target: Target): Promise<Peer> {
  const answer = await new Client(target).post(`${ACCOUNT}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 3600 },
  });
  return {
    server: target.url,
    caPem: target.ca,
    token: String(expectCode(answer, 201).body.status.token),
  };
}
