import { Ref } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  ButtonLink,
} from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  MeshRequest,
  progressWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Bar } from '../../blocks/bar';
import { Stack, TwoOne } from '../../blocks/layout';
import { Verdict } from '../../blocks/verdict';
import { useMeshLinks } from '../../links';
import { ActionFailure } from '../ActionFailure';
import { RequestTimeline } from '../RequestTimeline';
import type { RequestActions } from '../useRequestActions';
import { EvidencePanel } from './EvidencePanel';
import { ExpectationsPanel } from './ExpectationsPanel';
import { PlanAccordion } from './PlanAccordion';
import { RollbackButton } from './RollbackButton';
import { StepsPanel } from './StepsPanel';

export interface ProgressViewProps {
  request: MeshRequest;
  actions: RequestActions;
  /** Focus goes here after a decision. */
  verdictRef: Ref<HTMLHeadingElement>;
}

/** A request from its approval to its end: verdict, steps × clusters, expectations, evidence. */
export function ProgressView(props: ProgressViewProps) {
  const { request, actions, verdictRef } = props;
  const words = progressWords(request);
  const { bar } = words;
  return (
    <Stack>
      <Verdict
        live
        ref={verdictRef}
        tone={words.tone}
        headline={words.headline}
        sub={words.sub}
        buttons={<Buttons request={request} actions={actions} />}
      >
        {bar && bar.total > 0 ? (
          <Bar
            label="Expectations met"
            value={bar.done}
            of={bar.total}
            words={bar.text}
          />
        ) : null}
        <ActionFailure failure={actions.failure} />
      </Verdict>
      <TwoOne
        top={<StepsPanel request={request} />}
        main={
          request.state === 'failed' ? (
            <EvidencePanel request={request} />
          ) : null
        }
        side={
          <ExpectationsPanel
            expectations={request.expectations}
            before={request.state === 'approved'}
            running={['applying', 'applied'].includes(request.state)}
          />
        }
      />
      <PlanAccordion plan={request.plan} />
      <TimelineAccordion request={request} />
    </Stack>
  );
}

function Buttons(props: { request: MeshRequest; actions: RequestActions }) {
  const { request } = props;
  const links = useMeshLinks();
  const { entityRef, viewer, state } = request;
  const href = entityRef ? links.entity(entityRef) : undefined;
  return (
    <>
      {viewer.canRollback ? <RollbackButton {...props} /> : null}
      {entityRef && href ? (
        <ButtonLink
          variant={state === 'verified' ? 'primary' : 'secondary'}
          href={href}
        >
          {`Open ${parseEntityRef(entityRef).name}`}
        </ButtonLink>
      ) : null}
    </>
  );
}

function TimelineAccordion({ request }: { request: MeshRequest }) {
  const n = request.events.length;
  return (
    <Accordion>
      <AccordionTrigger
        title="Timeline"
        subtitle={n === 1 ? '1 entry' : `${n} entries`}
      />
      <AccordionPanel>
        <RequestTimeline request={request} />
      </AccordionPanel>
    </Accordion>
  );
}
