import { Entity } from '@backstage/catalog-model';
import type {
  CardWords,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { StatusCard, StatusCardSkeleton } from '../blocks/statusCard';
import type { UseLive } from '../data';
import { useNow } from '../time';
import { CardActionButton } from './actions';
import { CardKind, cardKinds } from './cardKinds';
import { Evidence } from './Evidence';
import { failureWords } from './failureWords';
import { ownerOf } from './ownerOf';
import { PlacementRows } from './placement';
import { Snippet } from './Snippet';
import { WhyButton } from './why';

export interface MeshCardProps {
  kind: CardKind;
  entity: Entity;
  live: UseLive<EntityStatus>;
}

/** One of the three status cards in whatever state its data is. */
export function MeshCard(props: MeshCardProps) {
  const { value, failure } = props.live;
  const { title } = cardKinds[props.kind];
  if (value) return <Answered {...props} status={value} />;
  if (failure) return <Failed {...props} failure={failure} />;
  return <StatusCardSkeleton title={title} />;
}

function Answered(props: MeshCardProps & { status: EntityStatus }) {
  const { kind, entity, live, status } = props;
  const { title, words: wordsOf } = cardKinds[kind];
  const words = wordsOf(status, useNow(10_000));
  return (
    <StatusCard
      title={title}
      tone={words.tone}
      headline={words.headline}
      sub={words.sub}
      seenAt={words.seenAt}
      snippet={kind === 'mode' ? <Snippet status={status} /> : null}
      evidence={rowsOf(kind, status, words)}
      action={
        words.action ? (
          <CardActionButton
            action={words.action}
            entity={entity}
            status={status}
            onRetry={live.refresh}
          />
        ) : null
      }
      why={
        words.why.length ? (
          <WhyButton
            entity={entity}
            title={title}
            headline={words.headline}
            status={status}
            words={wordsOf}
          />
        ) : null
      }
    />
  );
}

function rowsOf(kind: CardKind, status: EntityStatus, words: CardWords) {
  if (kind === 'placement' && status.clusters.length) {
    return <PlacementRows clusters={status.clusters} />;
  }
  return words.evidence.length ? <Evidence rows={words.evidence} /> : null;
}

function Failed(
  props: MeshCardProps & {
    failure: NonNullable<UseLive<EntityStatus>['failure']>;
  },
) {
  const { kind, entity, live, failure } = props;
  const now = useNow();
  const left = Math.max(0, Math.ceil(((live.nextTryAt ?? now) - now) / 1000));
  const words = failureWords(kind, failure, ownerOf(entity), left);
  return (
    <StatusCard
      title={cardKinds[kind].title}
      tone={words.tone}
      headline={words.headline}
      sub={words.sub}
      seenAt={null}
      action={
        words.action ? (
          <CardActionButton
            action={words.action}
            entity={entity}
            status={undefined}
            onRetry={live.refresh}
          />
        ) : null
      }
    />
  );
}
