import type {
  PreflightCheck,
  Tone,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Code } from '../blocks/code';
import { Status } from '../blocks/status';
import { cx, text } from '../blocks/text';
import styles from './preflight.module.css';

export interface CheckRowProps {
  check: PreflightCheck & { number: number };
  tone: Tone;
}

/** One check: evidence left, fix right with a command; a passed one in one line. */
export function CheckRow({ check, tone }: CheckRowProps) {
  const { number, title, evidence, fix, command, state } = check;
  const passed = state === 'pass';
  return (
    <li className={styles.check}>
      <Status
        strong
        tone={tone}
        word={`${number}. ${title}`}
        second={passed ? null : evidence}
      />
      {passed ? (
        <div className={cx(text.second, text.wrap)}>{evidence}</div>
      ) : (
        <div className={cx(text.wrap, styles.fix)}>
          {fix ? (
            <p className={text.second}>
              <strong>Fix:</strong> {fix}
            </p>
          ) : null}
          {command ? <Code>{command}</Code> : null}
        </div>
      )}
    </li>
  );
}
