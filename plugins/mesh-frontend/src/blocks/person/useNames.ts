import { useCallback, useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import {
  NameOf,
  personWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Also `system` and services act, and they are no entities. */
const isEntityRef = (ref: string) => /^[^:/]+:[^:/]+\/[^:/]+$/.test(ref);

/** Display names of people and groups, for sentences; until one is known, the name in its ref. */
export function useNames(refs: readonly string[]): NameOf {
  const api = useApiHolder().get(entityPresentationApiRef);
  const [names, setNames] = useState<Record<string, string>>({});
  const key = [...new Set(refs)].filter(isEntityRef).sort().join(' ');
  useEffect(() => {
    if (!api || !key) return undefined;
    const subscriptions = key.split(' ').map(ref => {
      const take = ({ primaryTitle }: { primaryTitle: string }) =>
        setNames(before => ({ ...before, [ref]: primaryTitle }));
      const presentation = api.forEntity(ref);
      take(presentation.snapshot);
      return presentation.update$?.subscribe(take);
    });
    return () => subscriptions.forEach(each => each?.unsubscribe());
  }, [api, key]);
  return useCallback(ref => names[ref] ?? personWords(ref), [names]);
}
