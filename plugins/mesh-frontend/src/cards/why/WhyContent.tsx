import { useState } from 'react';
import { DialogBody, DialogFooter, DialogHeader, Select } from '@backstage/ui';
import type {
  CardWords,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { CopyButton } from '../../blocks/copy';
import { ReasonChain, reasonsAsText } from '../../blocks/reasons';
import { cx, text } from '../../blocks/text';
import { ToneIcon } from '../../blocks/tone';
import { useNow } from '../../time';
import styles from './why.module.css';

export interface WhyContentProps {
  /** What is explained: "Mesh mode of checkout". */
  subject: string;
  status: EntityStatus;
  words: (status: EntityStatus, now: number) => CardWords;
}

const ALL = '*';

/** The chain from facts to one value: for all clusters together, or for one of them. */
export function WhyContent({ subject, status, words }: WhyContentProps) {
  const now = useNow(10_000);
  const [chosen, setChosen] = useState(ALL);
  const names = status.clusters.map(c => c.cluster);
  const cluster = names.includes(chosen) ? chosen : ALL;
  const answer = words(only(status, cluster), now);
  const title = `Why: ${subject}${cluster === ALL ? '' : ` in ${cluster}`}`;
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        {names.length > 1 ? (
          <Select
            label="Cluster"
            className={styles.select}
            options={[
              { id: ALL, label: 'All clusters' },
              ...names.map(name => ({ id: name, label: name })),
            ]}
            value={cluster}
            onChange={key => setChosen(String(key))}
          />
        ) : null}
        <Answer words={answer} />
        <ReasonChain steps={answer.why} />
      </DialogBody>
      <DialogFooter>
        <div className={styles.footer}>
          <Facts cluster={cluster} seenAt={answer.seenAt} />
          <CopyButton
            label="Copy as text"
            value={reasonsAsText(`${title}. ${answer.headline}`, answer.why)}
          />
        </div>
      </DialogFooter>
    </>
  );
}

function only(status: EntityStatus, cluster: string): EntityStatus {
  if (cluster === ALL) return status;
  return {
    ...status,
    clusters: status.clusters.filter(c => c.cluster === cluster),
    policies: status.policies?.filter(p => p.cluster === cluster),
  };
}

function Answer({ words }: { words: CardWords }) {
  return (
    <div className={styles.answer}>
      <ToneIcon tone={words.tone} size={28} />
      <div className={text.wrap}>
        <h3 className={text.headline}>{words.headline}</h3>
        {words.sub ? <p className={text.body}>{words.sub}</p> : null}
      </div>
    </div>
  );
}

function Facts(props: { cluster: string; seenAt: number | null }) {
  if (props.seenAt === null) return null;
  const from = props.cluster === ALL ? 'Oldest fact' : `From ${props.cluster},`;
  return (
    <span className={cx(text.second, text.quiet, styles.facts)}>
      {from} <Age at={props.seenAt} /> old
    </span>
  );
}
