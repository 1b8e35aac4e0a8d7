import {
  Preflight,
  PreflightCheck,
  Tone,
  preflightGroups,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Panel } from '../blocks/panel';
import { Pill } from '../blocks/pill';
import { CheckRow } from './CheckRow';
import styles from './preflight.module.css';

const tones: Record<PreflightCheck['state'], Tone> = {
  fail: 'broken',
  unknown: 'unknown',
  pass: 'ok',
};

/** The checks of a pre-flight: what fails, what could not be made, what passes. */
export function PreflightList({ preflight }: { preflight: Preflight }) {
  return (
    <Panel title="Checks" second="Before anything is written">
      <div className={styles.container}>
        {preflightGroups(preflight).map(({ title, state, checks }) => (
          <section key={state} className={styles.group} aria-label={title}>
            <Pill tone={tones[state]} word={title} />
            <ul className={styles.list}>
              {checks.map(check => (
                <CheckRow key={check.id} check={check} tone={tones[state]} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}
