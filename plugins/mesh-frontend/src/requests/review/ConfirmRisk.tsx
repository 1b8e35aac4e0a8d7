import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  MeshRequest,
  planVerdict,
  shortHash,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Status } from '../../blocks/status';
import { useDialogWidth } from '../../blocks/dialog';
import styles from './review.module.css';

export interface ConfirmRiskProps {
  request: MeshRequest;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** High risk is asked once more, with the verdict repeated. No typing of names. */
export function ConfirmRisk(props: ConfirmRiskProps) {
  const { request, isOpen, onClose, onConfirm } = props;
  const width = useDialogWidth();
  const { plan } = request;
  const verdict = planVerdict(plan);
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog
      width={width}
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>
        High risk: approve plan {shortHash(plan.hash)}?
      </DialogHeader>
      <DialogBody>
        <div className={styles.list}>
          <Status
            strong
            tone={verdict.tone}
            word={verdict.headline}
            second={verdict.sub}
          />
          {plan.risk.reasons.map(reason => (
            <Status key={reason} tone="attention" word={reason} />
          ))}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Back
        </Button>
        <Button variant="primary" onPress={confirm}>
          {`Approve plan ${shortHash(plan.hash)}`}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
