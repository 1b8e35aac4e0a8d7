import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { MeshClient } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The part of an action context that says who acts. */
export interface Initiator {
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/** Reaches mesh-backend on behalf of the person who started the task. */
export class MeshAccess {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
      appBaseUrl: string;
    },
  ) {}

  /** A client whose token is fresh for this step: on-behalf-of tokens die with the user's own. */
  async client(initiator: Initiator): Promise<MeshClient> {
    const { auth, discovery } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await initiator.getInitiatorCredentials(),
      targetPluginId: 'mesh',
    });
    return new MeshClient({
      baseUrl: () => discovery.getBaseUrl('mesh'),
      fetch: (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(url, { ...init, headers });
      },
    });
  }

  /** Where people read a request. */
  requestUrl(id: string): string {
    const base = this.options.appBaseUrl.replace(/\/+$/, '');
    return `${base}/mesh/requests/${encodeURIComponent(id)}`;
  }
}
