import { useId } from 'react';
import { Card, CardBody, CardHeader, Skeleton } from '@backstage/ui';
import styles from './statusCard.module.css';
import skeleton from './skeleton.module.css';

/** The first load of a `StatusCard`, as tall as its result. Never used for a refresh. */
export function StatusCardSkeleton({ title }: { title: string }) {
  const titleId = useId();
  return (
    <Card
      role="region"
      aria-labelledby={titleId}
      aria-busy
      className={styles.card}
    >
      <CardHeader>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
      </CardHeader>
      <CardBody>
        <div
          role="status"
          aria-label={`${title}: loading`}
          className={skeleton.lines}
        >
          <Skeleton width="70%" height={24} />
          <Skeleton width="92%" height={16} />
          <div className={skeleton.rule} />
          <Skeleton width="80%" height={15} />
          <Skeleton width="66%" height={15} />
          <Skeleton width="74%" height={15} />
        </div>
      </CardBody>
    </Card>
  );
}
