import type { MeshRequest } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { PlainTable } from '../../blocks/table';
import { cx, text } from '../../blocks/text';

/** Why a request failed: what was expected and what was seen, kept with the request, and one next step. */
export function EvidencePanel({ request }: { request: MeshRequest }) {
  const missed = request.expectations.filter(
    e => e.state === 'unmet' || e.state === 'unknown',
  );
  const wrote = request.steps.some(
    s => s.step === 'write' && s.state === 'done',
  );
  return (
    <Panel title="Evidence" second="Kept with the request">
      {request.failure ? <p className={text.body}>{request.failure}</p> : null}
      {missed.length ? (
        <PlainTable
          label="Unmet expectations"
          columns={[
            { id: 'expected', label: 'Expected' },
            { id: 'seen', label: 'What we saw' },
          ]}
          rows={missed.map(({ id, text: expected, evidence }) => ({
            id,
            cells: [expected, evidence ?? 'Unknown'],
          }))}
        />
      ) : null}
      <p className={cx(text.second, text.quiet)}>
        <strong>Next step:</strong>{' '}
        {wrote
          ? 'solve what stands here, or roll back. Nothing is undone without a click.'
          : 'solve what stands here, then file the request again. Nothing was written.'}
      </p>
    </Panel>
  );
}
