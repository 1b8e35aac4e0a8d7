import { Container } from '@backstage/ui';
import type { MeshRequest } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { RequestList } from '../../src/requests/list/RequestList';
import { RequestHeader } from '../../src/requests/page/RequestHeader';
import { RequestView } from '../../src/requests/page/RequestView';
import type { RequestActions } from '../../src/requests/useRequestActions';
import {
  progressFixtures,
  requestSummaries,
  reviewFixtures,
} from '../../src/testing';
import type { Part } from './types';

const actions: RequestActions = {
  busy: false,
  failure: undefined,
  decide: async () => true,
  withdraw: async () => true,
  rollback: async () => true,
};

function page(kind: string, [state, request]: [string, MeshRequest]): Part {
  return {
    id: `${kind}-${state}`,
    element: (
      <>
        <RequestHeader request={request} />
        <Container>
          <RequestView
            request={request}
            viewer={
              state === 'not-your-turn' ? request.requester : 'user:default/tom'
            }
            actions={actions}
            acted={0}
          />
        </Container>
      </>
    ),
  };
}

export const requestParts: Part[] = [
  ...['all', 'to-decide'].map(show => ({
    id: `requests-${show}`,
    path: `/?show=${show}`,
    element: (
      <RequestList
        list={{ requests: requestSummaries, next: null }}
        viewer="user:default/ana"
      />
    ),
  })),
  {
    id: 'requests-empty',
    element: (
      <RequestList
        list={{ requests: [], next: null }}
        viewer="user:default/ana"
      />
    ),
  },
  ...Object.entries(reviewFixtures).map(entry => page('review', entry)),
  ...Object.entries(progressFixtures).map(entry => page('progress', entry)),
];
