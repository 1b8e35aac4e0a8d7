import type { WhyStep } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Code } from '../code';
import { cx, text } from '../text';
import styles from './reasons.module.css';

const marks: Record<NonNullable<WhyStep['mark']>, string> = {
  ignored: 'ignored',
  overruled: 'overruled',
  'broken-chain': 'unknown: the chain ends here',
};

/** Said only where the claim does not say it itself. */
function markWords({ mark, claim }: WhyStep): string | null {
  if (!mark || claim.includes(mark)) return null;
  return marks[mark];
}

/** The chain from facts to one value, numbered. Losers are named by words, never by colour. */
export function ReasonChain({ steps }: { steps: readonly WhyStep[] }) {
  return (
    <ol className={styles.root}>
      {steps.map((step, index) => (
        <li
          key={index}
          className={cx(
            styles.step,
            step.mark === 'broken-chain' && styles.broken,
          )}
        >
          <div className={styles.words}>
            <div className={cx(text.body, text.strong)}>
              {step.claim}
              {markWords(step) ? <em> ({markWords(step)})</em> : null}
            </div>
            {step.rule ? (
              <div className={cx(text.second, text.quiet)}>{step.rule}</div>
            ) : null}
            {step.raw?.length ? <Code>{step.raw.join('\n')}</Code> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
