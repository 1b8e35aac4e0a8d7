import {
  MeshReport,
  REPORT_VERSION,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A report of one cluster with one of everything; `text` stands wherever a cluster may have its own words. */
export function reportWith(text = 'words'): MeshReport {
  const cluster = 'east';
  const waypoint = { name: text, namespace: 'infra', reason: 'bound' } as const;
  const mtls = { mode: 'STRICT', ports: { 9090: 'PERMISSIVE' } } as const;
  const finding = {
    code: 'waypoint-missing',
    severity: 'error',
    cluster,
    message: `There is no ${text}.`,
    nextStep: `Create ${text}.`,
  } as const;
  const end = { cluster, mode: 'ambient' };
  return {
    apiVersion: REPORT_VERSION,
    clusters: [
      {
        cluster,
        mode: 'ambient',
        ambientReady: null,
        version: text,
        network: null,
        trustDomain: text,
        clusterId: cluster,
        reasons: [text],
      },
    ],
    namespaces: [
      {
        cluster,
        namespace: text,
        declared: 'ambient',
        observed: 'ambient',
        pods: { ambient: 2, sidecar: 0, none: 1, pending: 0 },
      },
    ],
    pods: ['a', 'b', 'c'].map(pod => ({
      cluster,
      namespace: text,
      pod,
      workload: { kind: 'Deployment', name: text },
      mode: pod === 'c' ? 'none' : 'ambient',
      waypoint: { ...waypoint, bound: true },
      mtls: {
        ...mtls,
        uncertain: pod === 'b',
        alternative: pod === 'b' ? { mode: 'PERMISSIVE', ports: {} } : null,
        reason: null,
        policies: [`infra/${text}`],
        ignored: [],
      },
    })),
    virtualMachines: [
      {
        cluster,
        namespace: text,
        name: 'vm',
        dataPlane: 'sidecar-vm',
        hbone: false,
        network: text,
        waypoint: { ...waypoint, bound: false, reason: 'missing' },
        mtls,
      },
    ],
    services: [
      {
        cluster,
        namespace: text,
        service: text,
        scope: 'global',
        waypoint: { ...waypoint, bound: false, reason: 'missing' },
      },
    ],
    waypoints: [
      {
        cluster,
        namespace: 'infra',
        name: text,
        for: 'service',
        revision: text,
        ready: false,
        reason: 'no-pods',
      },
    ],
    reachability: [{ from: end, to: end, verdict: 'supported', reason: text }],
    findings: [
      { ...finding, subject: { kind: 'Namespace', name: text } },
      { ...finding, subject: { kind: 'Namespace', name: 'other' } },
      {
        ...finding,
        code: 'made-up',
        istio: 'IST0101',
        severity: 'info',
        subject: { kind: 'Service', namespace: text, name: text },
      },
    ],
    advice: [
      {
        cluster,
        subject: { kind: 'Namespace', name: text },
        recommendation: 'not-yet',
        confidence: 'low',
        for: [],
        against: [`Against: ${text}`],
        missing: [text],
        saves: { cpu: '300m', memory: '384Mi' },
        nextStep: `Do ${text}.`,
      },
    ],
  };
}
