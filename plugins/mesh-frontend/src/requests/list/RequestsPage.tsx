import { Container, Header } from '@backstage/ui';
import type { RequestList as RequestListData } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { FailurePanel } from '../../blocks/failure';
import { PageSkeleton } from '../../blocks/loading';
import { UseLive, useRequests } from '../../data';
import { NewRequestLink } from './NewRequestLink';
import { RequestList } from './RequestList';
import { useViewer } from './useViewer';

/** `/mesh/requests`: all requests the viewer may read. */
export function RequestsPage() {
  const live = useRequests();
  const viewer = useViewer();
  return (
    <>
      <Header title="Requests" customActions={<NewRequestLink />} />
      <Container>
        <RequestsContent live={live} viewer={viewer} />
      </Container>
    </>
  );
}

/** The list in whatever state its data is. */
export function RequestsContent(props: {
  live: UseLive<RequestListData>;
  viewer: string | undefined;
}) {
  const { value, failure, refresh } = props.live;
  if (value) return <RequestList list={value} viewer={props.viewer} />;
  if (failure) {
    return (
      <FailurePanel
        failure={failure}
        what="The list of requests"
        permission="mesh.request.read"
        onRetry={refresh}
      />
    );
  }
  return <PageSkeleton label="Requests: loading" />;
}
