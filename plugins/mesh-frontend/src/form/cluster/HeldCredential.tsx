import type { CredentialDrop } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Status } from '../../blocks/status';
import { clockText, useNow } from '../../time';

/** What is held: host and expiry, never more. */
export function HeldCredential(props: {
  held: CredentialDrop | undefined;
  hasDrop: boolean;
}) {
  const now = useNow();
  const { held, hasDrop } = props;
  if (!held) {
    return hasDrop ? (
      <Status tone="neutral" word="A credential was handed over before" />
    ) : null;
  }
  const until = Date.parse(held.expiresAt);
  if (until <= now) {
    return (
      <Status
        tone="attention"
        word="The credential has expired"
        second="It was deleted. Hand it over again."
      />
    );
  }
  return (
    <Status
      tone="ok"
      word={`Held for ${held.host}`}
      second={`For you alone, once, until ${clockText(until)}`}
    />
  );
}
