import { Box } from '@backstage/ui';
import { cx } from '../text';
import styles from './diff.module.css';

export interface DiffLine {
  sign: '+' | '-' | ' ';
  text: string;
  /** "was 12": the value before the plan changed. */
  was?: string;
}

const signs = { '+': 'added', '-': 'removed', ' ': '' };
const tints = { '+': styles.plus, '-': styles.minus, ' ': '' };

/** Plus and minus lines, as text. The sign is read out, the tint only helps. */
export function Diff({
  lines,
  label,
}: {
  lines: readonly DiffLine[];
  label: string;
}) {
  return (
    <Box bg="neutral" className={styles.box}>
      <ul className={styles.root} aria-label={label}>
        {lines.map((line, index) => (
          <li key={index} className={cx(styles.line, tints[line.sign])}>
            <span
              className={styles.sign}
              {...(signs[line.sign]
                ? { role: 'img', 'aria-label': signs[line.sign] }
                : { 'aria-hidden': true })}
            >
              {line.sign}
            </span>
            <span>{line.text}</span>
            {line.was ? (
              <span className={styles.was}>was {line.was}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Box>
  );
}
