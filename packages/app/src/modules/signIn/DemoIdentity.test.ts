import { DemoIdentity } from './DemoIdentity';
import type { DemoAuthClient, DemoSession } from './demoAuthClient';

const minute = 60_000;

function session(token: string): DemoSession {
  return {
    profile: {},
    backstageIdentity: {
      token,
      expiresInSeconds: 3600,
      identity: {
        type: 'user',
        userEntityRef: 'user:default/a',
        ownershipEntityRefs: [],
      },
    },
  };
}

describe('DemoIdentity', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('renews the token five minutes before it ends, once for all who wait', async () => {
    let made = 0;
    const ask = jest.fn(async () => session(`token-${++made}`));
    const client = { session: ask } as unknown as DemoAuthClient;
    const identity = await DemoIdentity.signIn('a', client);

    jest.setSystemTime(Date.now() + 54 * minute);
    expect(await identity.getCredentials()).toEqual({ token: 'token-1' });

    jest.setSystemTime(Date.now() + 2 * minute);
    const answers = await Promise.all([
      identity.getCredentials(),
      identity.getCredentials(),
    ]);
    expect(answers).toEqual([{ token: 'token-2' }, { token: 'token-2' }]);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
