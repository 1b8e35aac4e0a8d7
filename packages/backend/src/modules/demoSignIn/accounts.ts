import {
  type Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
} from '@backstage/catalog-model';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  AuthResolverContext,
  ClientAuthResponse,
} from '@backstage/plugin-auth-node';
import { prepareBackstageIdentityResponse } from '@backstage/plugin-auth-node';

/** One account of the sign-in page. `teams` are the names of its groups, sorted. */
export type DemoAccount = { name: string; title: string; teams: string[] };

/** The accounts of the demo: catalog users, and only those that config names. */
export class DemoAccounts {
  constructor(
    private readonly names: string[],
    private readonly resolver: AuthResolverContext,
  ) {}

  /**
   * All accounts in the order of the config.
   *
   * @throws ServiceUnavailableError while the catalog does not know them yet.
   */
  async list(): Promise<DemoAccount[]> {
    return Promise.all(
      this.names.map(async name => toAccount(name, await this.find(name))),
    );
  }

  /**
   * A Backstage session for one account, as an auth provider's refresh answers.
   *
   * @throws InputError when the name is not among the accounts.
   * @throws ServiceUnavailableError while the catalog does not know it yet.
   */
  async signIn(name: unknown): Promise<ClientAuthResponse<{}>> {
    if (typeof name !== 'string' || !this.names.includes(name)) {
      throw new InputError(
        `account: expected one of ${this.names.join(
          ', ',
        )}; send {"account": "<name>"} as JSON`,
      );
    }
    const user = await this.find(name);
    const result = await this.resolver.signInWithCatalogUser({
      entityRef: { name },
    });
    return {
      providerInfo: {},
      profile: { displayName: toAccount(name, user).title },
      backstageIdentity: prepareBackstageIdentityResponse(result),
    };
  }

  private async find(name: string): Promise<Entity> {
    try {
      const { entity } = await this.resolver.findCatalogUser({
        entityRef: { name },
      });
      return entity;
    } catch (error) {
      // Right after the start the catalog has not read its locations yet.
      throw new ServiceUnavailableError(
        `user:default/${name} is not in the catalog (yet); try again in some seconds, ` +
          'else check catalog.locations',
        error,
      );
    }
  }
}

function toAccount(name: string, user: Entity): DemoAccount {
  const profile = user.spec?.profile as { displayName?: unknown } | undefined;
  const title = profile?.displayName;
  const teams = (user.relations ?? [])
    .filter(relation => relation.type === RELATION_MEMBER_OF)
    .map(relation => parseEntityRef(relation.targetRef).name)
    .sort();
  return { name, title: typeof title === 'string' ? title : name, teams };
}
