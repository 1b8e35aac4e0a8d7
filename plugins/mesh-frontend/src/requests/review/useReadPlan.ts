import { useRef, useState } from 'react';

/**
 * Which plan the viewer has read: the one that was shown when the page opened, until they confirm that they read what
 * differs in a newer one.
 */
export function useReadPlan(hash: string) {
  const opened = useRef(hash);
  const [confirmed, setConfirmed] = useState<string>();
  return {
    readHash: opened.current === hash ? undefined : opened.current,
    isConfirmed: confirmed === hash,
    confirm: () => setConfirmed(hash),
  };
}
