import { ReactNode, useId } from 'react';
import { Card, CardBody, CardHeader } from '@backstage/ui';
import { cx, text } from '../text';
import styles from './panel.module.css';

export interface PanelProps {
  title: ReactNode;
  second?: ReactNode;
  /** Right of the title: an age, a pill, a link. */
  aside?: ReactNode;
  /** Scroll target. */
  id?: string;
  children: ReactNode;
  className?: string;
}

/** A section of a page: a card with an `h2`. */
export function Panel(props: PanelProps) {
  const titleId = useId();
  return (
    <Card
      role="region"
      aria-labelledby={titleId}
      id={props.id}
      className={props.className}
    >
      <CardHeader>
        <div className={styles.head}>
          <div className={styles.titles}>
            <h2 id={titleId} className={text.heading}>
              {props.title}
            </h2>
            {props.second ? (
              <p className={cx(text.second, text.quiet)}>{props.second}</p>
            ) : null}
          </div>
          {props.aside ? (
            <div className={cx(text.second, text.quiet, styles.aside)}>
              {props.aside}
            </div>
          ) : null}
        </div>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}
