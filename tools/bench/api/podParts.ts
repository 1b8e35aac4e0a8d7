/** What a pod of a usual Deployment holds beside its metadata. Nothing of it is read; it is there to be as large as a real one. */
export function podSpec(app: string, n: number) {
  const probe = (path: string) => ({
    httpGet: { path, port: 8080, scheme: 'HTTP' },
    initialDelaySeconds: 5,
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return {
    serviceAccountName: app,
    serviceAccount: app,
    nodeName: `node-${n}`,
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    priority: 0,
    preemptionPolicy: 'PreemptLowerPriority',
    securityContext: { runAsNonRoot: true, fsGroup: 2000 },
    volumes: Array.from({ length: 4 }, (_, i) => volume(app, i)),
    containers: [
      {
        name: app,
        image: `registry.example/${app}:1.2.3`,
        imagePullPolicy: 'IfNotPresent',
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        env: Array.from({ length: 24 }, (_, i) => ({
          name: `SETTING_NUMBER_${i}`,
          value: `a value of usual length, number ${i}`,
        })),
        resources: {
          requests: { cpu: '100m', memory: '128Mi' },
          limits: { cpu: '1', memory: '512Mi' },
        },
        volumeMounts: Array.from({ length: 4 }, (_, i) => ({
          name: `volume-${i}`,
          mountPath: `/var/run/${app}/volume-${i}`,
          readOnly: true,
        })),
        livenessProbe: probe('/live'),
        readinessProbe: probe('/ready'),
        startupProbe: probe('/started'),
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
    tolerations: ['not-ready', 'unreachable'].map(taint => ({
      key: `node.kubernetes.io/${taint}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
  };
}

function volume(app: string, n: number) {
  return {
    name: `volume-${n}`,
    projected: {
      defaultMode: 420,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: `${app}-settings-${n}`, items: [] } },
      ],
    },
  };
}

export function podStatus(app: string, n: number, since: string) {
  const ip = `10.1.0.${n + 1}`;
  const types = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
  return {
    phase: 'Running',
    qosClass: 'Burstable',
    podIP: ip,
    podIPs: [{ ip }],
    hostIP: '10.0.0.1',
    startTime: since,
    conditions: types.map(type => ({
      type,
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: since,
    })),
    containerStatuses: [
      {
        name: app,
        ready: true,
        started: true,
        restartCount: 0,
        image: `registry.example/${app}:1.2.3`,
        imageID: `registry.example/${app}@sha256:${'0123456789abcdef'.repeat(
          4,
        )}`,
        containerID: `containerd://${'fedcba9876543210'.repeat(4)}`,
        state: { running: { startedAt: since } },
        lastState: {},
      },
    ],
  };
}
