import { StringMap } from './common';
import { PodFact } from './pod';

/** A pod of which nothing is known but where it is and what it is labelled: what holds for it holds for any pod like it. @internal */
export function imaginedPod(namespace: string, labels: StringMap): PodFact {
  return {
    uid: '',
    name: '',
    namespace,
    labels,
    createdAt: 0,
    phase: 'Running',
    ready: false,
    terminating: false,
    hostNetwork: false,
    hasIp: false,
    node: null,
    serviceAccount: '',
    workload: null,
    redirection: null,
    injected: false,
    proxyContainer: null,
    proxy: null,
    revision: null,
    templates: [],
    bypassInbound: false,
    excludeInboundPorts: [],
    injectAnnotation: null,
    probed: false,
    ports: [],
  };
}
