import { Skeleton } from '@backstage/ui';
import {
  Plan,
  formVerdict,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { Panel } from '../../blocks/panel';
import { cx, text } from '../../blocks/text';
import { Verdict } from '../../blocks/verdict';
import type { PlanPreview } from '../../data';
import { FindingsPanel } from '../../requests/review/FindingsPanel';
import formStyles from '../form.module.css';
import { PreviewFailure } from './PreviewFailure';
import { PreviewTable } from './PreviewTable';
import { ThenPanel } from './ThenPanel';

export interface PlanPreviewPanelProps {
  preview: PlanPreview;
  /** Something is still missing: what to choose first. */
  incomplete: string | null;
}

/** What will happen, live. The old plan stays until the new one is there. */
export function PlanPreviewPanel(props: PlanPreviewPanelProps) {
  const { preview, incomplete } = props;
  if (preview.failure) return <PreviewFailure failure={preview.failure} />;
  if (preview.plan) {
    return <Planned plan={preview.plan} madeAt={preview.madeAt} />;
  }
  return (
    <Panel title="What will happen" second="Nothing is written yet.">
      {incomplete ? (
        <p className={text.body}>{incomplete}</p>
      ) : (
        <div role="status" aria-busy aria-label="Preview: loading">
          <Skeleton width="70%" height={26} />
          <Skeleton width="100%" height={80} />
        </div>
      )}
    </Panel>
  );
}

function Planned({ plan, madeAt }: { plan: Plan; madeAt: number | undefined }) {
  const words = formVerdict(plan);
  const next = words.next.enabled ? null : words.next.why;
  return (
    <>
      <div className={formStyles.pinned}>
        <Verdict
          live
          tone={words.tone}
          headline={words.headline}
          sub={words.sub}
        >
          <span className={cx(text.second, text.quiet)}>
            Live, {madeAt ? <Age at={madeAt} ago /> : null}
            {next ? ` · ${next}` : null}
          </span>
        </Verdict>
      </div>
      <PreviewTable plan={plan} />
      <FindingsPanel findings={plan.findings} />
      {words.next.enabled ? <ThenPanel plan={plan} /> : null}
    </>
  );
}
