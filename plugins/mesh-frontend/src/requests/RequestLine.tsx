import { Link } from '@backstage/ui';
import {
  RequestSummary,
  requestStateWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../blocks/age';
import { Status } from '../blocks/status';
import { useMeshLinks } from '../links';
import { requestName } from './words/requestName';

/** A request in one line: its title leads to its page; below, its state and since when. */
export function RequestLine({ request }: { request: RequestSummary }) {
  const href = useMeshLinks().request(request.id);
  const { tone, word, second } = requestStateWords(request);
  const title = `${requestName(request.id)} ${request.title}`;
  return (
    <Status
      tone={tone}
      word={href ? <Link href={href}>{title}</Link> : title}
      second={
        <>
          {word}. {second}, <Age at={request.updatedAt} ago />
        </>
      }
    />
  );
}
