import { Fragment } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { isMeshStatusCard } from './isMeshStatusCard';
import styles from './overview.module.css';

type Cards = EntityContentLayoutProps['cards'];

/** Three mesh cards in one row; below, the other cards in two thirds and one third of the same columns. */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const mesh = cards.filter(card => isMeshStatusCard(card.element));
  const others = cards.filter(card => !mesh.includes(card));
  return (
    <div className={styles.container}>
      <div className={styles.columns}>
        {mesh.length ? <Column name="mesh" cards={mesh} /> : null}
        <Column name="main" cards={others.filter(c => c.type !== 'info')} />
        <Column name="side" cards={others.filter(c => c.type === 'info')} />
      </div>
    </div>
  );
}

function Column(props: { name: 'mesh' | 'main' | 'side'; cards: Cards }) {
  return (
    <div className={styles[props.name]}>
      {props.cards.map((card, index) => (
        <Fragment key={card.element.key ?? index}>{card.element}</Fragment>
      ))}
    </div>
  );
}
