import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Container, Header } from '@backstage/ui';
import { FailurePanel } from '../../blocks/failure';
import { PageSkeleton } from '../../blocks/loading';
import { useRequest } from '../../data';
import { useViewer } from '../list/useViewer';
import { useRequestActions } from '../useRequestActions';
import { requestName } from '../words/requestName';
import { RequestHeader } from './RequestHeader';
import { RequestView } from './RequestView';

/** `/mesh/requests/:id` */
export function RequestPage() {
  const { id = '' } = useParams();
  return <RequestContent key={id} id={id} />;
}

function RequestContent({ id }: { id: string }) {
  const { value, failure, refresh, put } = useRequest(id);
  const viewer = useViewer();
  const [acted, setActed] = useState(0);
  const actions = useRequestActions({
    id,
    onAnswer: request => {
      put(request);
      setActed(n => n + 1);
    },
    onRefused: refresh,
  });
  if (value) {
    return (
      <>
        <RequestHeader request={value} />
        <Container>
          <RequestView
            request={value}
            viewer={viewer}
            actions={actions}
            acted={acted}
          />
        </Container>
      </>
    );
  }
  return (
    <>
      <Header title={`Request ${requestName(id)}`} />
      <Container>
        {failure ? (
          <FailurePanel
            failure={failure}
            what="This request"
            permission="mesh.request.read"
            onRetry={refresh}
          />
        ) : (
          <PageSkeleton label="Request: loading" />
        )}
      </Container>
    </>
  );
}
