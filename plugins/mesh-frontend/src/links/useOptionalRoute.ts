import {
  ExternalRouteRef,
  RouteFunc,
  RouteRef,
  SubRouteRef,
  useRouteRef,
} from '@backstage/core-plugin-api';

type Params = { [name in string]: string } | undefined;

/**
 * A route where the portal has it. A portal may switch any page off; `useRouteRef` then throws, after its last
 * hook has run, and the link is left out instead of the card.
 */
export function useOptionalRoute<P extends Params>(
  ref: RouteRef<P> | SubRouteRef<P> | ExternalRouteRef<P, true>,
): RouteFunc<P> | undefined {
  try {
    return useRouteRef(ref as RouteRef<P>);
  } catch {
    return undefined;
  }
}
