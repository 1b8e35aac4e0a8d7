import { Fragment, ReactNode } from 'react';
import { cx, text } from '../text';
import styles from './facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  mono?: boolean;
}

/** A description list: label left, value right. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.root}>
      {facts.map(fact => (
        <Fragment key={fact.label}>
          <dt className={cx(text.second, text.quiet)}>{fact.label}</dt>
          <dd className={cx(text.second, text.wrap, fact.mono && text.mono)}>
            {fact.value}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
