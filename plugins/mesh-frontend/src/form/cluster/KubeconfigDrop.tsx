import { useRef, useState } from 'react';
import { Button, TextAreaField } from '@backstage/ui';
import { Status } from '../../blocks/status';
import { HeldCredential } from './HeldCredential';
import { readKubeconfig } from './readKubeconfig';
import { CredentialDropState } from './useCredentialDrop';
import styles from '../form.module.css';

export interface KubeconfigDropProps {
  state: CredentialDropState;
  /** A handle from before, of which host and expiry are no longer known. */
  hasDrop: boolean;
  isDisabled?: boolean;
}

/** Takes one kubeconfig, pasted or as a file, and hands it over. The text is dropped as soon as it was taken. */
export function KubeconfigDrop(props: KubeconfigDropProps) {
  const { state, hasDrop, isDisabled } = props;
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<string>();
  const send = async (kubeconfig: string) => {
    setProblem(undefined);
    if (await state.handOver(kubeconfig)) setPasted('');
  };
  const sendFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readKubeconfig(chosen);
    if (read.ok) await send(read.text);
    else setProblem(read.problem);
  };
  return (
    <div className={styles.choice}>
      <TextAreaField
        label="Kubeconfig"
        secondaryLabel="One cluster, inline credentials"
        description="Goes to the mesh backend, encrypted. The form and the task keep only a handle."
        rows={4}
        value={pasted}
        onChange={setPasted}
        isDisabled={isDisabled || state.busy}
        spellCheck="false"
        autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="secondary"
          isDisabled={isDisabled || state.busy || !pasted.trim()}
          onPress={() => send(pasted)}
        >
          Hand over
        </Button>
        <Button
          size="small"
          variant="secondary"
          isDisabled={isDisabled || state.busy}
          onPress={() => file.current?.click()}
        >
          Choose a file
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          aria-label="Kubeconfig file"
          onChange={event => sendFile(event.target.files?.[0])}
        />
      </div>
      {problem ? <Status tone="broken" word={problem} /> : null}
      {state.failure ? (
        <div role="alert">
          <Status
            tone="broken"
            word={state.failure.message}
            second={state.failure.nextStep}
          />
        </div>
      ) : null}
      <HeldCredential held={state.held} hasDrop={hasDrop} />
    </div>
  );
}
