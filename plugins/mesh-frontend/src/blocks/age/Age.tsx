import { absoluteText, ageText, isDuration, useNow } from '../../time';
import { cx, text } from '../text';

export interface AgeProps {
  /** Epoch milliseconds or RFC 3339. */
  at: number | string;
  /** Adds "ago" to a duration. */
  ago?: boolean;
  className?: string;
}

/** Age of a moment, kept up to date in place; the absolute time with zone is its title. */
export function Age({ at, ago, className }: AgeProps) {
  const now = useNow();
  const moment = typeof at === 'number' ? at : Date.parse(at);
  const suffix = ago && isDuration(moment, now) ? ' ago' : '';
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={absoluteText(moment)}
      className={cx(text.digits, text.nowrap, className)}
    >
      {ageText(moment, now)}
      {suffix}
    </time>
  );
}
