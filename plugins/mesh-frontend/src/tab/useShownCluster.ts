import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What a link to the tab asks to see: `?show=clusters&cluster=prod-eu-1` or `?show=policies`. Scrolls there once and
 * gives the cluster whose row should be open.
 */
export function useShownCluster(): string | undefined {
  const [params] = useSearchParams();
  const show = params.get('show');
  useEffect(() => {
    if (show === 'clusters' || show === 'policies') {
      document.getElementById(`mesh-${show}`)?.scrollIntoView?.();
    }
  }, [show]);
  return params.get('cluster') || undefined;
}
