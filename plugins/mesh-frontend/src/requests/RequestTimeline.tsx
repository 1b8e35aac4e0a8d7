import {
  MeshRequest,
  timelineWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { useNames } from '../blocks/person';
import { Timeline } from '../blocks/timeline';
import { momentText, useNow } from '../time';

/** What happened to a request, newest first. */
export function RequestTimeline({ request }: { request: MeshRequest }) {
  const now = useNow(60_000);
  const nameOf = useNames(request.events.map(({ actor }) => actor));
  const entries = request.events.map((event, index) => {
    const { text, tone, detail } = timelineWords(event, nameOf);
    const when = momentText(Date.parse(event.at), now);
    return {
      id: `${index}-${event.at}`,
      tone,
      word: text,
      second: detail ? `${when}. ${detail}` : when,
    };
  });
  return <Timeline entries={entries.reverse()} />;
}
