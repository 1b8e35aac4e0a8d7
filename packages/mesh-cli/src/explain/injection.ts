import {
  matchesSelector,
  wouldBeInjected,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

/** What an injector would do with this pod if it were created now. */
export function injectionSection({ inspected, cluster }: Subject): Section {
  const { pod, namespace } = inspected;
  const labels = namespace?.labels ?? {};
  const injects = wouldBeInjected(pod, labels, cluster.ctx.webhooks);
  const firing = webhooks(cluster).filter(
    ({ namespaceSelector, objectSelector }) =>
      matchesSelector(namespaceSelector, labels) &&
      matchesSelector(objectSelector, pod.labels),
  );
  return {
    title: 'Sidecar injection, if the pod were created now',
    lines: [
      ...firing.map(({ name }) => `webhook that would be called: ${name}`),
      decision(injects, firing.length > 0, inspected),
    ],
  };
}

function webhooks({ view, ctx }: Subject['cluster']) {
  const { injectors } = view.facts;
  if (!injectors.size) {
    const assumed = "one that Istio's chart installs (assumed, none is known)";
    return ctx.webhooks.map(webhook => ({ ...webhook, name: assumed }));
  }
  return [...injectors.values()].flatMap(injector =>
    injector.webhooks.map(webhook => ({
      ...webhook,
      name: `${webhook.name} of ${injector.name}`,
    })),
  );
}

function decision(
  injects: boolean,
  isCalled: boolean,
  { pod }: Subject['inspected'],
): string {
  if (injects) return 'It would get a sidecar.';
  if (!isCalled) return 'It would get no sidecar: no webhook asks for it.';
  if (pod.hostNetwork) {
    return 'It would get no sidecar: the injector passes pods on the network of their node by.';
  }
  return 'It would get no sidecar: its own label or annotation sidecar.istio.io/inject, or its namespace, forbids it.';
}
