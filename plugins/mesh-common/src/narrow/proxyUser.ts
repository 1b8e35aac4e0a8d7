import { z } from 'zod';

export const securityContextSchema = z
  .object({ runAsUser: z.number().nullish() })
  .nullish();

type SecurityContext = z.output<typeof securityContextSchema>;

interface PodSpec {
  readonly securityContext?: SecurityContext;
  readonly containers?:
    | readonly {
        readonly name: string;
        readonly securityContext?: SecurityContext;
      }[]
    | null;
}

/** What the injector runs the proxy as; traffic of this user is not captured. */
const PROXY_USER = 1337;
const ISTIO_CONTAINERS = new Set(['istio-proxy', 'istio-operator']);

/** Istio `pkg/config/analysis/analyzers/deployment/pod.go`: the pod, or a container that is none of Istio's. */
export function runsAsProxy(spec: PodSpec | null | undefined): {
  runsAsProxy?: true;
} {
  const isProxy = (context: SecurityContext) =>
    context?.runAsUser === PROXY_USER;
  const found =
    isProxy(spec?.securityContext) ||
    spec?.containers?.some(
      c => !ISTIO_CONTAINERS.has(c.name) && isProxy(c.securityContext),
    );
  return found ? { runsAsProxy: true } : {};
}
