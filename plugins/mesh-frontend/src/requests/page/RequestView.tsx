import { useEffect, useRef } from 'react';
import type {
  MeshRequest,
  RequestState,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ProgressView } from '../progress/ProgressView';
import { ReviewView } from '../review/ReviewView';
import type { RequestActions } from '../useRequestActions';

/** States in which something is, or was, written. */
const underWay: readonly RequestState[] = [
  'approved',
  'applying',
  'applied',
  'verified',
  'failed',
  'rolled-back',
];

export interface RequestViewProps {
  request: MeshRequest;
  viewer: string | undefined;
  actions: RequestActions;
  /** Counts the viewer's own actions; after each the focus moves to the verdict. */
  acted: number;
}

/** Review until it is approved, progress from then on. */
export function RequestView(props: RequestViewProps) {
  const { request, viewer, actions, acted } = props;
  const verdict = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (acted > 0) verdict.current?.focus();
  }, [acted]);
  if (underWay.includes(request.state)) {
    return (
      <ProgressView request={request} actions={actions} verdictRef={verdict} />
    );
  }
  return (
    <ReviewView
      request={request}
      viewer={viewer}
      actions={actions}
      verdictRef={verdict}
    />
  );
}
