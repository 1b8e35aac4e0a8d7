import { useState } from 'react';
import type {
  DecisionInput,
  MeshRequest,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf, useMeshApi } from '../data';

/** What a viewer can do to a request. Each call shows its answer at once, or says why it was refused. */
export interface RequestActions {
  busy: boolean;
  failure: Failure | undefined;
  decide: (input: DecisionInput) => Promise<boolean>;
  withdraw: () => Promise<boolean>;
  rollback: (comment?: string) => Promise<boolean>;
}

export interface RequestActionsOptions {
  id: string;
  /** Takes the request as it is after an action. */
  onAnswer: (request: MeshRequest) => void;
  /** After a refusal: the request may have moved on. */
  onRefused: () => void;
}

export function useRequestActions(
  options: RequestActionsOptions,
): RequestActions {
  const { id, onAnswer, onRefused } = options;
  const { api } = useMeshApi();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = async (call: Promise<MeshRequest>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      onAnswer(await call);
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      onRefused();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    failure,
    decide: input => run(api.decide(id, input)),
    withdraw: () => run(api.withdraw(id)),
    rollback: comment => run(api.rollback(id, comment)),
  };
}
