import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Code } from '../blocks/code';

/** Raw text that a card shows below its sentence: the annotation that finds nothing, or the line that would confirm a claim. */
export function Snippet({ status }: { status: EntityStatus }) {
  if (status.state === 'unconfirmed' && status.claim?.confirmWith) {
    return <Code>{status.claim.confirmWith}</Code>;
  }
  if (status.state !== 'no-workloads' || !status.link) return null;
  const { annotation, value } = status.link;
  const start = value.lastIndexOf('=') + 1;
  return (
    <Code>
      {`metadata.annotations:\n  ${annotation}:\n    ${value.slice(0, start)}`}
      <strong>{value.slice(start)}</strong>
    </Code>
  );
}
