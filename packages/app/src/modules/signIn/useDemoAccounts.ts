import { useEffect, useState } from 'react';
import type { DemoAccount, DemoAuthClient } from './demoAuthClient';

/** Milliseconds between two questions while the portal is not ready. */
const retryMs = 2000;

export type DemoAccountsState = {
  accounts?: DemoAccount[];
  /** Why there are none yet; the question is asked again until it is answered. */
  error?: Error;
};

/** The accounts one can sign in as; asks until the backend and its catalog are up. */
export function useDemoAccounts(client: DemoAuthClient): DemoAccountsState {
  const [state, setState] = useState<DemoAccountsState>({});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = async () => {
      try {
        const accounts = await client.accounts();
        if (!left) setState({ accounts });
      } catch (error) {
        if (left) return;
        setState({ error: error as Error });
        timer = setTimeout(ask, retryMs);
      }
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client]);

  return state;
}
