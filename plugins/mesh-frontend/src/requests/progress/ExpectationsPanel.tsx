import type {
  Expectation,
  Tone,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import styles from './progress.module.css';

const order: readonly Expectation['state'][] = [
  'unmet',
  'unknown',
  'working',
  'met',
];

const tones: Record<Expectation['state'], Tone> = {
  unmet: 'broken',
  unknown: 'unknown',
  working: 'working',
  met: 'ok',
};

export interface ExpectationsPanelProps {
  expectations: readonly Expectation[];
  /** Nothing was written yet. */
  before: boolean;
  /** Not everything is written yet: an unmet expectation is one that waits. */
  running: boolean;
}

/** "Did the mesh really do it?": unmet, unknown, working, met. "Done" means written, "met" means seen. */
export function ExpectationsPanel(props: ExpectationsPanelProps) {
  const { expectations, before, running } = props;
  const met = expectations.filter(e => e.state === 'met').length;
  const sorted = [...expectations].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return (
    <Panel
      title={before ? 'What will be checked' : 'Did the mesh really do it?'}
      second={before ? undefined : `${met} of ${expectations.length} met`}
    >
      <ul className={styles.list}>
        {sorted.map(({ id, text, state, evidence }) => (
          <li key={id}>
            <Status
              tone={
                before || (running && state === 'unmet') ? 'off' : tones[state]
              }
              word={text}
              second={evidence}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
