import {
  configApiRef,
  discoveryApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Flex, Skeleton, Text } from '@backstage/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { AccountCard } from './AccountCard';
import { DemoAuthClient } from './demoAuthClient';
import { DemoIdentity } from './DemoIdentity';
import { rememberedAccount } from './rememberedAccount';
import { type DemoAccountsState, useDemoAccounts } from './useDemoAccounts';

/** Lists the demo accounts; one click signs in. A reload of the tab stays signed in. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const discovery = useApi(discoveryApiRef);
  const client = useMemo(() => new DemoAuthClient(discovery), [discovery]);
  const state = useDemoAccounts(client);
  const [chosen, setChosen] = useState(rememberedAccount.get);
  const [failure, setFailure] = useState<Error>();

  const signIn = useCallback(
    async (name: string) => {
      setChosen(name);
      setFailure(undefined);
      try {
        onSignInSuccess(await DemoIdentity.signIn(name, client));
      } catch (error) {
        setChosen(undefined);
        setFailure(error as Error);
      }
    },
    [client, onSignInSuccess],
  );

  // The remembered account is signed in once, when the backend is known to answer.
  const isReady = Boolean(state.accounts);
  useEffect(() => {
    const remembered = rememberedAccount.get();
    if (isReady && remembered) signIn(remembered);
  }, [isReady, signIn]);

  return (
    <Flex direction="column" gap="6" p="6" style={pageStyle}>
      <Welcome />
      <Problem state={state} failure={failure} />
      <Flex direction="column" gap="3">
        {state.accounts?.map(account => (
          <AccountCard
            key={account.name}
            account={account}
            isPending={chosen === account.name}
            isDisabled={chosen !== undefined && chosen !== account.name}
            onSignIn={signIn}
          />
        )) ?? <Waiting />}
      </Flex>
    </Flex>
  );
}

const pageStyle = { maxWidth: 640, margin: '6vh auto 0' };

function Welcome() {
  const title = useApi(configApiRef).getOptionalString('app.title') ?? 'Portal';
  return (
    <Flex direction="column" gap="2">
      <Text as="h1" variant="title-medium" weight="bold">
        {title}
      </Text>
      <Text as="p" variant="body-large">
        This is a demo: there are no passwords. Choose who you want to be.
      </Text>
    </Flex>
  );
}

function Problem(props: { state: DemoAccountsState; failure?: Error }) {
  const { state, failure } = props;
  if (failure) {
    return (
      <Alert
        status="danger"
        icon
        title="Not signed in"
        description={failure.message}
      />
    );
  }
  if (state.error) {
    return (
      <Alert
        status="info"
        icon
        title="The portal is not ready yet. Trying again every 2 seconds."
        description={state.error.message}
      />
    );
  }
  return null;
}

function Waiting() {
  return (
    <div role="status" aria-busy aria-label="Reading the accounts">
      <Skeleton height={84} width="100%" />
    </div>
  );
}
