import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';

const accountsSchema = z.object({
  accounts: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      teams: z.array(z.string()),
    }),
  ),
});

const sessionSchema = z.object({
  profile: z.object({ displayName: z.string().optional() }),
  backstageIdentity: z.object({
    token: z.string(),
    /** Seconds from now. */
    expiresInSeconds: z.number(),
    identity: z.object({
      type: z.literal('user'),
      userEntityRef: z.string(),
      ownershipEntityRefs: z.array(z.string()),
    }),
  }),
});

export type DemoAccount = z.infer<typeof accountsSchema>['accounts'][number];
export type DemoSession = z.infer<typeof sessionSchema>;

/** Speaks to the demo provider of the auth backend. Throws ResponseError. */
export class DemoAuthClient {
  constructor(private readonly discovery: DiscoveryApi) {}

  async accounts(): Promise<DemoAccount[]> {
    const body = await this.call('start');
    return accountsSchema.parse(body).accounts;
  }

  async session(account: string): Promise<DemoSession> {
    const body = await this.call('refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    return sessionSchema.parse(body);
  }

  private async call(route: string, init?: RequestInit): Promise<unknown> {
    const base = await this.discovery.getBaseUrl('auth');
    const response = await fetch(`${base}/demo/${route}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
