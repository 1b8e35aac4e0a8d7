import { Button, ButtonProps } from '@backstage/ui';
import styles from './linkButton.module.css';

/** A button that reads like a link: it opens a dialog, it does not lead away. */
export function LinkButton(props: ButtonProps) {
  return (
    <Button
      {...props}
      size="small"
      variant="tertiary"
      className={styles.root}
    />
  );
}
