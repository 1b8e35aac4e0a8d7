import { Button } from '@backstage/ui';
import {
  MeshRequest,
  VerdictWords,
  differenceRows,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { PlainTable } from '../../blocks/table';
import { cx, text } from '../../blocks/text';
import { Verdict } from '../../blocks/verdict';
import styles from './review.module.css';

export interface PlanChangedProps {
  request: MeshRequest;
  words: VerdictWords;
  /** The plan that the viewer has read; absent: the one before the change. */
  readHash: string | undefined;
  /** Absent for a viewer who does not decide. */
  onRead?: () => void;
}

/** The plan moved on since it was read: what differs, and the confirmation that it was read. */
export function PlanChanged(props: PlanChangedProps) {
  const { request, words, readHash, onRead } = props;
  const { read, now, rows } = differenceRows(request);
  const before = readHash ? readHash.slice(0, 4) : read;
  return (
    <Verdict tone={words.tone} headline={words.headline} sub={words.sub}>
      {rows.length ? (
        <PlainTable
          label="What differs"
          columns={[
            { id: 'what', label: 'What' },
            { id: 'before', label: `You read (${before})` },
            { id: 'now', label: `Now (${now})` },
          ]}
          rows={rows.map(row => ({
            id: row.what,
            cells: [
              row.what,
              <span key="before" className={text.wrap}>
                {row.before}
              </span>,
              <strong key="now" className={text.wrap}>
                {row.now}
              </strong>,
            ],
          }))}
        />
      ) : null}
      <div className={styles.read}>
        {onRead ? (
          <Button variant="primary" onPress={onRead}>
            I have read the difference
          </Button>
        ) : null}
        <span className={cx(text.second, text.quiet)}>
          Everything else in the plan is the same.
        </span>
      </div>
    </Verdict>
  );
}
