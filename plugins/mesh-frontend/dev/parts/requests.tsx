import { Container } from '@backstage/ui';
import type {
  MeshRequest,
  RequestList as RequestListData,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { failureOf } from '../../src/data';
import { RequestList } from '../../src/requests/list/RequestList';
import { RequestsContent } from '../../src/requests/list/RequestsPage';
import { RequestHeader } from '../../src/requests/page/RequestHeader';
import { RequestView } from '../../src/requests/page/RequestView';
import type { RequestActions } from '../../src/requests/useRequestActions';
import {
  broken,
  forbidden,
  live,
  manySummaries,
  progressFixtures,
  refusal,
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

const lists = {
  empty: live.loaded<RequestListData>({ requests: [], next: null }),
  200: live.loaded<RequestListData>({ requests: manySummaries, next: '1800' }),
  loading: live.loading<RequestListData>(),
  forbidden: live.failed<RequestListData>(forbidden),
  error: live.failed<RequestListData>(broken),
};

/** After an action that the backend refused. */
const refused: RequestActions = {
  ...actions,
  failure: failureOf(
    refusal(409, 'The plan changed since you read it.', {
      code: 'plan-changed',
      nextStep: 'Read the difference, then decide.',
    }),
  ),
};

function page(
  kind: string,
  [state, request]: [string, MeshRequest],
  does = actions,
): Part {
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
            actions={does}
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
  ...Object.entries(lists).map(([state, value]) => ({
    id: `requests-${state}`,
    path: '/?show=all',
    element: <RequestsContent live={value} viewer="user:default/ana" />,
  })),
  ...Object.entries(reviewFixtures).map(entry => page('review', entry)),
  page('review', ['refused', reviewFixtures.ready], refused),
  ...Object.entries(progressFixtures).map(entry => page('progress', entry)),
];
