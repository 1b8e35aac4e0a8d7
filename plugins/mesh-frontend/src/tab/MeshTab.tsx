import { Entity } from '@backstage/catalog-model';
import {
  EntityStatus,
  verdictWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { FailurePanel } from '../blocks/failure';
import { Halves, Stack } from '../blocks/layout';
import { PageSkeleton } from '../blocks/loading';
import { Verdict } from '../blocks/verdict';
import { CardActionButton } from '../cards/actions';
import { Snippet } from '../cards/Snippet';
import { WhyButton } from '../cards/why';
import type { UseLive } from '../data';
import { useNow } from '../time';
import { ByCluster } from './byCluster';
import { HistoryPanel } from './HistoryPanel';
import { PoliciesPanel } from './policies';
import { RequestChangeMenu } from './RequestChangeMenu';
import { StandingFacts } from './StandingFacts';
import { useShownCluster } from './useShownCluster';

export interface MeshTabProps {
  entity: Entity;
  live: UseLive<EntityStatus>;
}

/** Everything the mesh knows about one entity, in whatever state its data is. */
export function MeshTab({ entity, live }: MeshTabProps) {
  const { value, failure, refresh } = live;
  if (value) return <Answered entity={entity} live={live} status={value} />;
  if (failure) {
    return (
      <FailurePanel
        failure={failure}
        what="Mesh status"
        permission="mesh.status.read"
        onRetry={refresh}
      />
    );
  }
  return <PageSkeleton label="Mesh status: loading" />;
}

function Answered(props: MeshTabProps & { status: EntityStatus }) {
  const { entity, live, status } = props;
  const now = useNow(10_000);
  const shown = useShownCluster();
  const words = verdictWords(status, now);
  const known = status.state === 'ok';
  return (
    <Stack>
      <Verdict
        live
        ruled
        tone={words.tone}
        headline={words.headline}
        sub={words.sub}
        buttons={
          <>
            {words.why.length ? (
              <WhyButton
                entity={entity}
                title="The verdict"
                headline={words.headline}
                status={status}
                words={verdictWords}
              />
            ) : null}
            {known ? (
              <RequestChangeMenu entity={entity} status={status} />
            ) : null}
            {words.action && words.action.id !== 'open-tab' ? (
              <CardActionButton
                action={words.action}
                entity={entity}
                status={status}
                onRetry={live.refresh}
              />
            ) : null}
          </>
        }
      >
        {known ? (
          <StandingFacts status={status} now={now} />
        ) : (
          <Snippet status={status} />
        )}
      </Verdict>
      {status.clusters.length ? (
        <ByCluster status={status} opened={shown} />
      ) : null}
      <Halves>
        {status.policies ? <PoliciesPanel policies={status.policies} /> : null}
        <HistoryPanel status={status} />
      </Halves>
    </Stack>
  );
}
