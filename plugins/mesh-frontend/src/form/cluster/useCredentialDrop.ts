import { useState } from 'react';
import type { CredentialDrop } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf, useMeshApi } from '../../data';

/** Most that the backend takes, bytes. */
export const MAX_KUBECONFIG_BYTES = 64 * 1024;

export interface CredentialDropState {
  /** What is known of the credential that was handed over: handle, host, expiry. */
  held: CredentialDrop | undefined;
  failure: Failure | undefined;
  busy: boolean;
  /** Hands a kubeconfig to the backend; true when it was taken. */
  handOver: (kubeconfig: string) => Promise<boolean>;
}

/**
 * Hands a kubeconfig to mesh-backend and keeps only its handle: the form data of a scaffolder task is stored as plain
 * text, so nothing of the credential may get there.
 */
export function useCredentialDrop(
  onDrop: (drop: string) => void,
): CredentialDropState {
  const { api } = useMeshApi();
  const [held, setHeld] = useState<CredentialDrop>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const handOver = async (kubeconfig: string) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const drop = await api.dropCredential(kubeconfig);
      setHeld(drop);
      onDrop(drop.drop);
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { held, failure, busy, handOver };
}
