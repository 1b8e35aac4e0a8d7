import { cx, text } from '../text';
import styles from './bar.module.css';

export interface BarProps {
  value: number;
  /** The whole; above 0. */
  of: number;
  /** What is measured. */
  label: string;
  /** The number in words, beside the bar. */
  words: string;
}

/** How far something has come. */
export function Bar({ value, of, label, words }: BarProps) {
  const share = Math.min(100, Math.max(0, (100 * value) / of));
  return (
    <div className={styles.root}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={value}
        aria-valuetext={words}
        className={styles.track}
      >
        <div className={styles.fill} style={{ width: `${share}%` }} />
      </div>
      <span className={cx(text.second, text.quiet, text.digits)}>{words}</span>
    </div>
  );
}
