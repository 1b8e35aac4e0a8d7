import { Card, CardBody, Skeleton } from '@backstage/ui';
import styles from './loading.module.css';

/** The first load of a page. Never used for a refresh. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-busy aria-label={label} className={styles.root}>
      <Card>
        <CardBody>
          <div className={styles.lines}>
            <Skeleton width="45%" height={26} />
            <Skeleton width="70%" height={16} />
          </div>
        </CardBody>
      </Card>
      <Card>
        <CardBody>
          <div className={styles.lines}>
            <Skeleton width="30%" height={18} />
            <Skeleton width="100%" height={40} />
            <Skeleton width="100%" height={40} />
            <Skeleton width="100%" height={40} />
          </div>
        </CardBody>
      </Card>
    </div>
  );
}
