import { ReactNode, useEffect, useRef, useState } from 'react';
import styles from './table.module.css';

/** Scrolls a wide table sideways inside its card; reachable by keyboard while there is something to scroll. */
export function ScrollBox(props: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() =>
      setOverflows(element.scrollWidth > element.clientWidth),
    );
    // The table grows by itself too: when a row is opened, when data comes.
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  const reachable = overflows
    ? {
        tabIndex: 0,
        role: 'group',
        'aria-label': `${props.label}, scrolls sideways`,
      }
    : {};
  return (
    <div ref={box} className={styles.scroll} {...reachable}>
      {props.children}
    </div>
  );
}
