import { Button, Card, CardBody, Flex, Text } from '@backstage/ui';
import type { DemoAccount } from './demoAuthClient';

/** One account: what it is for, its teams, and the button that signs in. */
export function AccountCard(props: {
  account: DemoAccount;
  /** This account is being signed in. */
  isPending: boolean;
  /** Another one is. */
  isDisabled: boolean;
  onSignIn: (name: string) => void;
}) {
  const { account, isPending, isDisabled, onSignIn } = props;
  const teams = account.teams.length > 0 ? account.teams.join(', ') : 'no team';
  return (
    <Card>
      <CardBody>
        <Flex
          direction={{ initial: 'column', sm: 'row' }}
          justify="between"
          align={{ initial: 'start', sm: 'center' }}
          gap="4"
        >
          <Flex direction="column" gap="1">
            <Text as="h2" variant="body-large" weight="bold">
              {account.title}
            </Text>
            <Text variant="body-medium" color="secondary">
              {teams}
            </Text>
          </Flex>
          <Button
            variant="secondary"
            isPending={isPending}
            isDisabled={isDisabled}
            onPress={() => onSignIn(account.name)}
          >
            Sign in as {account.name}
          </Button>
        </Flex>
      </CardBody>
    </Card>
  );
}
