import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import type {
  MeshRequest,
  RequestKind,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { useDialogWidth } from '../../blocks/dialog';
import { text } from '../../blocks/text';
import type { RequestActions } from '../useRequestActions';
import styles from './progress.module.css';

const effects: Record<RequestKind, string> = {
  namespace:
    'The labels go back to what they were before, also to absent. Pods leave the mesh without a restart; open connections are cut once.',
  waypoint:
    'What was written goes back to what it was before, also to absent. Calls go around the waypoint again.',
  cluster:
    'The cluster is deregistered: the portal stops watching it, and the credentials exchanged with its peers are removed.',
};

/** Restores the recorded state before, after one question. */
export function RollbackButton(props: {
  request: MeshRequest;
  actions: RequestActions;
}) {
  const { request, actions } = props;
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  const width = useDialogWidth();
  const label =
    request.kind === 'cluster' ? 'Deregister the cluster' : 'Roll back';
  const confirm = () => {
    setOpen(false);
    actions.rollback(comment.trim() || undefined);
  };
  return (
    <>
      <Button
        variant="tertiary"
        className={styles.danger}
        isDisabled={actions.busy}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog width={width} isOpen={open} onOpenChange={setOpen}>
        <DialogHeader>{label}?</DialogHeader>
        <DialogBody>
          <p className={text.body}>{effects[request.kind]}</p>
          <TextField
            label="Comment"
            secondaryLabel="Optional"
            value={comment}
            onChange={setComment}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            Keep it
          </Button>
          <Button
            variant="tertiary"
            className={styles.danger}
            onPress={confirm}
          >
            {label}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
