import { RiArrowRightSLine } from '@remixicon/react';
import type { EntityCluster } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from '../../blocks/age';
import { Status } from '../../blocks/status';
import { cx, text } from '../../blocks/text';
import { tableStyles } from '../../blocks/table';
import { ModeGlyph, ToneIcon } from '../../blocks/tone';
import { arePodsKnown, placeWords } from '../../cards/placement';
import { acceptsWords } from '../words/acceptsWords';
import { inMeshWords } from '../words/inMeshWords';
import { pastWords, wasWord } from '../words/pastWords';
import { waypointWords } from '../words/waypointWords';
import { WorkloadRows } from './WorkloadRows';
import styles from './byCluster.module.css';

export interface ClusterRowProps {
  cluster: EntityCluster;
  open: boolean;
  onToggle: () => void;
}

/** A cluster in the table; opens to its workloads. */
export function ClusterRow({ cluster, open, onToggle }: ClusterRowProps) {
  const place = placeWords(cluster);
  const pods = inMeshWords(cluster.pods, arePodsKnown(cluster));
  const accepts = acceptsWords(cluster.mtls);
  return (
    <>
      <tr>
        <th scope="row" className={tableStyles.first}>
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className={cx(styles.toggle, open && styles.open)}
          >
            <span className={styles.chevron} aria-hidden>
              <RiArrowRightSLine size={16} />
            </span>
            {cluster.cluster}
          </button>
        </th>
        <td>
          <span className={styles.mode}>
            <ModeGlyph mode={cluster.mode} />
            {place.mode}
          </span>
          {place.why ? (
            <div className={cx(text.second, text.quiet)}>{place.why}</div>
          ) : null}
        </td>
        <td className={text.digits}>{place.silent ? `Were ${pods}` : pods}</td>
        <td>
          <WaypointCell cluster={cluster} silent={place.silent} />
        </td>
        <td>
          <Status {...(place.silent ? pastWords(accepts) : accepts)} />
        </td>
        <td>
          <Answered cluster={cluster} silent={place.silent} />
        </td>
      </tr>
      {open ? <WorkloadRows cluster={cluster} /> : null}
    </>
  );
}

function WaypointCell(props: { cluster: EntityCluster; silent: boolean }) {
  const words = waypointWords(props.cluster);
  if (typeof words === 'string') {
    return <>{props.silent ? wasWord(words) : words}</>;
  }
  const { word, second = 'unknown' } = words;
  return props.silent ? (
    <Status tone="stale" word={word} second={wasWord(second)} />
  ) : (
    <Status {...words} />
  );
}

function Answered(props: { cluster: EntityCluster; silent: boolean }) {
  const { seenAt } = props.cluster.freshness;
  return (
    <span className={styles.mode}>
      {props.silent ? <ToneIcon tone="stale" label="Silent" /> : null}
      {seenAt ? <Age at={seenAt} ago /> : 'Never'}
    </span>
  );
}
