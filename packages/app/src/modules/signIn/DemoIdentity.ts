import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { DemoAuthClient, DemoSession } from './demoAuthClient';
import { rememberedAccount } from './rememberedAccount';

/** A token is renewed this long before it ends, so that none ends on its way. */
const renewBeforeMs = 5 * 60 * 1000;

/** Who is signed in, with a token that is always fresh. */
export class DemoIdentity implements IdentityApi {
  private pending?: Promise<DemoSession>;

  private constructor(
    private readonly account: string,
    private readonly client: DemoAuthClient,
    private session: DemoSession,
    private renewAt: number,
  ) {}

  /** Signs in and remembers the account for this tab. Throws ResponseError. */
  static async signIn(
    account: string,
    client: DemoAuthClient,
  ): Promise<DemoIdentity> {
    const session = await client.session(account);
    rememberedAccount.set(account);
    return new DemoIdentity(account, client, session, renewalTime(session));
  }

  async getProfileInfo() {
    return this.session.profile;
  }

  async getBackstageIdentity() {
    return this.session.backstageIdentity.identity;
  }

  async getCredentials() {
    const { backstageIdentity } = await this.fresh();
    return { token: backstageIdentity.token };
  }

  async signOut() {
    rememberedAccount.clear();
  }

  private async fresh(): Promise<DemoSession> {
    if (Date.now() < this.renewAt) {
      return this.session;
    }
    // Many requests may ask at once; they share one renewal.
    this.pending ??= this.client.session(this.account).finally(() => {
      this.pending = undefined;
    });
    this.session = await this.pending;
    this.renewAt = renewalTime(this.session);
    return this.session;
  }
}

function renewalTime({ backstageIdentity }: DemoSession): number {
  return Date.now() + backstageIdentity.expiresInSeconds * 1000 - renewBeforeMs;
}
