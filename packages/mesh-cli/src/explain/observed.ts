import type {
  PodMode,
  PodModeResult,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

const MODE: Readonly<Record<PodMode, string>> = {
  ambient: 'ambient: redirected to the ztunnel of its node',
  sidecar: 'sidecar: its own istio-proxy',
  none: 'none: nothing of the mesh touches its traffic',
  'ambient-pending': 'pending: it should be redirected, and is not yet',
  'ambient-blocked': 'blocked: redirected, but no ztunnel serves it',
  'sidecar-pending-restart':
    'pending: it has no sidecar, and gets one when it restarts',
  waypoint: 'waypoint: it is one',
  'east-west': 'east-west: it is a gateway between networks',
  gateway: 'gateway: it is one',
  infrastructure: 'infrastructure: it is a part of Istio itself',
  skipped: 'none: it does not run',
};

const REASON: Readonly<Record<NonNullable<PodModeResult['reason']>, string>> = {
  'host-network': 'it uses the network of its node',
  'opted-out': 'its own label opts out',
  'namespace-excluded': 'istio-cni excludes its namespace',
  finished: 'it is finished',
  terminating: 'it is being deleted',
  'not-started': 'it was not started yet',
};

/** What was really done to the pod, and what it is because of that. */
export function observedSection({ inspected }: Subject): Section {
  const { pod, mode } = inspected;
  const reason = mode.reason ? ` (${REASON[mode.reason]})` : '';
  return {
    title: 'What was observed',
    lines: [
      `phase ${pod.phase}, ${pod.ready ? 'ready' : 'not ready'}${
        pod.node ? `, on node ${pod.node}` : ''
      }, service account ${pod.serviceAccount}`,
      `annotation ambient.istio.io/redirection: ${pod.redirection ?? 'none'}`,
      `annotation sidecar.istio.io/status (the injector ran): ${
        pod.injected ? 'yes' : 'no'
      }`,
      `container istio-proxy: ${proxyWords(inspected)}`,
      ...(mode.bypassInbound
        ? [
            'annotation ambient.istio.io/bypass-inbound-capture: plain text goes past ztunnel',
          ]
        : []),
      `Its mode is ${MODE[mode.mode]}${reason}.`,
    ],
  };
}

function proxyWords({ pod }: Subject['inspected']): string {
  if (!pod.proxyContainer) return 'none';
  const kind = pod.proxyContainer === 'init' ? 'native sidecar, ' : '';
  const revision = pod.revision ? `, revision ${pod.revision}` : '';
  return `${kind}${pod.proxy?.image ?? 'unknown image'}${revision}`;
}
