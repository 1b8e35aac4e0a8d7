import { Fragment } from 'react';
import { text } from '../text';

/** Names of clusters in a line. A name is never broken: `prod-eu-` alone would be another cluster. */
export function ClusterNames({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index ? ', ' : null}
          <span className={text.nowrap}>{name}</span>
        </Fragment>
      ))}
    </>
  );
}
