import { Ref } from 'react';
import {
  MeshRequest,
  planVerdict,
  reviewVerdict,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { TwoOne } from '../../blocks/layout';
import { Panel } from '../../blocks/panel';
import { useNames } from '../../blocks/person';
import { Verdict } from '../../blocks/verdict';
import { useNow } from '../../time';
import { RequestTimeline } from '../RequestTimeline';
import type { RequestActions } from '../useRequestActions';
import { DecisionCard } from './DecisionCard';
import { FindingsPanel } from './FindingsPanel';
import { PlanChanged } from './PlanChanged';
import { PodsPanel } from './PodsPanel';
import { RiskPanel } from './RiskPanel';
import { useReadPlan } from './useReadPlan';
import { WaitingCard } from './WaitingCard';
import { WhoMustAgree } from './WhoMustAgree';
import { WrittenPanel } from './WrittenPanel';

export interface ReviewViewProps {
  request: MeshRequest;
  viewer: string | undefined;
  actions: RequestActions;
  /** Focus goes here after a decision. */
  verdictRef: Ref<HTMLHeadingElement>;
}

/** A request before it is applied: the story left, the decision right. */
export function ReviewView(props: ReviewViewProps) {
  const { request, viewer, actions, verdictRef } = props;
  const { plan, state } = request;
  const read = useReadPlan(plan.hash);
  const nameOf = useNames(request.decisions.map(({ by }) => by));
  const words = reviewVerdict(request, useNow(60_000), read.readHash, nameOf);
  const changed = words.state === 'plan-changed';
  const unread = changed && !read.isConfirmed;
  const verdict = changed ? planVerdict(plan) : words;
  const difference = changed ? request.difference : [];
  const over = state !== 'pending';
  const decides = request.viewer.canApprove || request.viewer.canReject;
  return (
    <TwoOne
      top={
        <>
          {unread ? (
            <PlanChanged
              request={request}
              words={words}
              readHash={read.readHash}
              onRead={decides ? read.confirm : undefined}
            />
          ) : null}
          <Verdict
            live
            ref={verdictRef}
            tone={verdict.tone}
            headline={verdict.headline}
            sub={verdict.sub}
          />
        </>
      }
      main={
        <>
          <WrittenPanel plan={plan} difference={difference} over={over} />
          <PodsPanel plan={plan} difference={difference} over={over} />
          <FindingsPanel findings={plan.findings} />
        </>
      }
      side={
        <>
          {state === 'pending' && decides ? (
            <DecisionCard
              request={request}
              actions={actions}
              differenceUnread={unread}
            />
          ) : null}
          {state === 'pending' && !decides ? (
            <WaitingCard request={request} actions={actions} />
          ) : null}
          <WhoMustAgree request={request} viewer={viewer} />
          <RiskPanel risk={plan.risk} kind={request.kind} />
          <Panel title="Timeline">
            <RequestTimeline request={request} />
          </Panel>
        </>
      }
    />
  );
}
