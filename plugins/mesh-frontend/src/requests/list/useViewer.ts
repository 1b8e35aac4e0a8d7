import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/** Entity ref of the signed-in user; undefined until it is known. */
export function useViewer(): string | undefined {
  const identity = useApi(identityApiRef);
  const [viewer, setViewer] = useState<string>();
  useEffect(() => {
    let current = true;
    identity.getBackstageIdentity().then(
      ({ userEntityRef }) => current && setViewer(userEntityRef),
      // Without an identity the view "Mine" stays empty.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [identity]);
  return viewer;
}
