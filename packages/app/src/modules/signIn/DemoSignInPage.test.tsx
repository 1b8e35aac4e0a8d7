import { discoveryApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DemoSignInPage } from './DemoSignInPage';

const accounts = [
  {
    name: 'payments-dev',
    title: 'Pia',
    teams: ['team-orders', 'team-payments'],
  },
  { name: 'stranger', title: 'Stray', teams: [] },
];

const session = (name: string) => ({
  profile: { displayName: name },
  backstageIdentity: {
    token: `token-of-${name}`,
    expiresInSeconds: 3600,
    identity: {
      type: 'user',
      userEntityRef: `user:default/${name}`,
      ownershipEntityRefs: [],
    },
  },
});

type Answer = { status: number; body: unknown };

/** Plays the demo provider; answers `start` by the list, its last entry forever. */
function playBackend(starts: Answer[], refresh?: Answer) {
  const answer = (url: string, init?: RequestInit): Answer => {
    if (url.endsWith('/demo/start')) {
      return starts.length > 1 ? starts.shift()! : starts[0];
    }
    const { account } = JSON.parse(String(init?.body));
    return refresh ?? { status: 200, body: session(account) };
  };
  return jest.spyOn(global, 'fetch').mockImplementation(async (url, init) => {
    const { status, body } = answer(String(url), init);
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

function show() {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<DemoSignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [
      [discoveryApiRef, { getBaseUrl: async () => 'http://portal/api/auth' }],
    ],
  });
  return onSignInSuccess;
}

const listed = { status: 200, body: { accounts } };

describe('DemoSignInPage', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    sessionStorage.clear();
  });

  it('lists the accounts with their teams and signs in with one click', async () => {
    playBackend([listed]);
    const onSignInSuccess = show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as payments-dev' }),
    );
    expect(screen.getByText('team-orders, team-payments')).toBeVisible();
    expect(screen.getByText('no team')).toBeVisible();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const identity = onSignInSuccess.mock.calls[0][0];
    expect(await identity.getCredentials()).toEqual({
      token: 'token-of-payments-dev',
    });
    expect(sessionStorage).toHaveLength(1);
    await identity.signOut();
    expect(sessionStorage).toHaveLength(0);
  });

  it('stays signed in over a reload of the tab', async () => {
    sessionStorage.setItem('demo-sign-in-account', 'stranger');
    playBackend([listed]);
    const onSignInSuccess = show();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(await onSignInSuccess.mock.calls[0][0].getProfileInfo()).toEqual({
      displayName: 'stranger',
    });
  });

  it('waits, with the reason, until the backend knows the accounts', async () => {
    const late = {
      error: { name: 'ServiceUnavailableError', message: 'soon' },
    };
    playBackend([{ status: 503, body: late }, listed]);
    show();
    expect(await screen.findByText(/not ready yet/)).toBeVisible();
    expect(
      await screen.findByRole(
        'button',
        { name: 'Sign in as stranger' },
        { timeout: 4000 },
      ),
    ).toBeVisible();
    expect(screen.queryByText(/not ready yet/)).toBeNull();
  });

  it('says why a sign-in failed and lets one try again', async () => {
    const refusal = {
      error: { name: 'InputError', message: 'no such account' },
    };
    playBackend([listed], { status: 400, body: refusal });
    const onSignInSuccess = show();
    const button = await screen.findByRole('button', {
      name: 'Sign in as stranger',
    });
    await userEvent.click(button);
    expect(await screen.findByText('Not signed in')).toBeVisible();
    expect(button).toBeEnabled();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });
});
