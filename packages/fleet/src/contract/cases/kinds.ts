import assert from 'node:assert/strict';
import { MERGE, TABLE } from '../client';
import { expectCode, expectStatus, group } from '../case';
import * as make from '../objects';
import { by, inNamespace } from '../objects';

export const kinds = group('kinds', {
  'Deployment: defaults': async world => {
    const { deployments } = inNamespace(await world.namespace());
    const { body } = await world.client.post(
      deployments,
      make.deployment('web'),
    );
    const { replicas, strategy, revisionHistoryLimit, template } = body.spec;
    assert.deepEqual([replicas, revisionHistoryLimit], [1, 10]);
    assert.deepEqual(strategy, {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
    });
    assert.equal(template.spec.restartPolicy, 'Always');
    assert.equal(template.spec.containers[0].imagePullPolicy, 'IfNotPresent');
    assert.deepEqual(body.status, {});
  },
  'Deployment: status through its endpoint only': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    await client.post(
      deployments,
      make.deployment('web', { replicas: 0, paused: true }),
    );
    const status = { collisionCount: 7 };
    const main = await client.patch(`${deployments}/web`, MERGE, { status });
    assert.equal(main.body.status.collisionCount, undefined);
    const through = await client.patch(
      `${deployments}/web/status${by('controller')}`,
      MERGE,
      { status, spec: { minReadySeconds: 9 } },
    );
    assert.equal(through.body.status.collisionCount, 7);
    assert.equal(through.body.spec.minReadySeconds, undefined);
  },
  'Deployment: scale': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    await client.post(deployments, make.deployment('web'));
    const path = `${deployments}/web/scale`;
    const { body } = expectCode(await client.get(path), 200);
    assert.equal(body.apiVersion, 'autoscaling/v1');
    assert.equal(body.kind, 'Scale');
    assert.equal(body.spec.replicas, 1);
    assert.equal(body.status.selector, 'app=web');
    const put = await client.put(path, {
      ...body,
      metadata: { name: 'web' },
      spec: { replicas: 2 },
    });
    assert.equal(put.body.spec.replicas, 2);
    assert.equal(
      (await client.get(`${deployments}/web`)).body.spec.replicas,
      2,
    );
    expectStatus(
      await client.patch(path, MERGE, { spec: { replicas: -1 } }),
      422,
      'Invalid',
      /spec\.replicas: Invalid value: -1: must be greater than or equal to 0/,
    );
  },
  'Service: addresses are given once and kept': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const { body } = await client.post(services, make.service('s'));
    const { clusterIP } = body.spec;
    assert.match(clusterIP, /^\d+\.\d+\.\d+\.\d+$/);
    assert.deepEqual(body.spec.clusterIPs, [clusterIP]);
    assert.equal(body.spec.ports[0].targetPort, 80);
    assert.deepEqual(body.status, { loadBalancer: {} });
    const { resourceVersion } = body.metadata;
    const put = await client.put(
      `${services}/s`,
      make.service('s', {}, { resourceVersion }),
    );
    assert.equal(put.body.spec.clusterIP, clusterIP);
    const balanced = await client.patch(`${services}/s`, MERGE, {
      spec: { type: 'LoadBalancer' },
    });
    assert.ok(balanced.body.spec.ports[0].nodePort >= 30000);
  },
  'Service: headless, and a name for another host': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const headless = await client.post(
      services,
      make.service('h', { clusterIP: 'None' }),
    );
    assert.deepEqual(headless.body.spec.clusterIPs, ['None']);
    const { body } = await client.post(services, {
      metadata: { name: 'e' },
      spec: { type: 'ExternalName', externalName: 'example.org' },
    });
    assert.equal(body.spec.clusterIP, undefined);
  },
  'Service: table': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const { body } = await client.post(services, make.service('s'));
    const table = (await client.get(`${services}/s`, { accept: TABLE })).body;
    assert.deepEqual(table.rows[0].cells.slice(0, 5), [
      's',
      'ClusterIP',
      body.spec.clusterIP,
      '<none>',
      '80/TCP',
    ]);
  },
  'Secret: plain text becomes data': async world => {
    const { secrets } = inNamespace(await world.namespace());
    const { body } = await world.client.post(secrets, {
      metadata: { name: 'x' },
      stringData: { a: 'b' },
    });
    assert.deepEqual(body.data, { a: 'Yg==' });
    assert.equal(body.type, 'Opaque');
    assert.equal(body.stringData, undefined);
  },
  'Pod: from pending to running, as kubelet writes it': async world => {
    const { client } = world;
    const { pods } = inNamespace(await world.namespace());
    // No scheduler of the cluster's own is to take it.
    const spec = { schedulerName: 'contract' };
    const { body } = await client.post(pods, make.pod('p', spec));
    assert.equal(body.status.phase, 'Pending');
    assert.equal(body.status.qosClass, 'BestEffort');
    const target = { apiVersion: 'v1', kind: 'Node', name: 'contract-1' };
    const binding = {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: 'p' },
      target,
    };
    expectCode(await client.post(`${pods}/p/binding`, binding), 201);
    expectStatus(
      await client.post(`${pods}/p/binding`, binding),
      409,
      'Conflict',
      /pod p is already assigned to node "contract-1"/,
    );
    await client.patch(`${pods}/p/status`, MERGE, {
      status: {
        phase: 'Running',
        podIP: '10.1.2.3',
        podIPs: [{ ip: '10.1.2.3' }],
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [
          {
            name: 'app',
            ready: true,
            restartCount: 2,
            image: 'x',
            imageID: 'x',
            state: { running: { startedAt: '2026-11-24T08:00:00Z' } },
          },
        ],
      },
    });
    const table = (await client.get(`${pods}/p`, { accept: TABLE })).body;
    const [name, ready, status, restarts, , ip, node] = table.rows[0].cells;
    assert.deepEqual(
      [name, ready, status, restarts, ip, node],
      ['p', '1/1', 'Running', '2', '10.1.2.3', 'contract-1'],
    );
  },
  'Pod: one that runs is stopped first': async world => {
    const { client } = world;
    const { pods } = inNamespace(await world.namespace());
    await client.post(
      pods,
      make.pod('p', { nodeName: 'contract-no-such-node' }),
    );
    const { body } = expectCode(await client.delete(`${pods}/p`), 200);
    assert.ok(body.metadata.deletionTimestamp);
    assert.equal(body.metadata.deletionGracePeriodSeconds, 30);
    const table = (await client.get(`${pods}/p`, { accept: TABLE })).body;
    assert.equal(table.rows[0].cells[2], 'Terminating');
    expectCode(await client.delete(`${pods}/p?gracePeriodSeconds=0`), 200);
    expectStatus(await client.get(`${pods}/p`), 404, 'NotFound');
  },
  'Gateway: has a status before anybody writes one': async world => {
    const { gateways } = inNamespace(await world.namespace());
    const { body } = await world.client.post(gateways, {
      ...make.waypoint('wp'),
      status: { addresses: [{ value: '1.2.3.4' }] },
    });
    assert.equal(body.status.addresses, undefined);
    assert.deepEqual(
      body.status.conditions.map((c: any) => [c.type, c.status, c.reason]),
      [
        ['Accepted', 'Unknown', 'Pending'],
        ['Programmed', 'Unknown', 'Pending'],
      ],
    );
  },
  'EndpointSlice and MutatingWebhookConfiguration: defaults': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const slice = await client.post(
      `/apis/discovery.k8s.io/v1/namespaces/${ns}/endpointslices`,
      {
        metadata: { name: 'e' },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['10.0.0.1'] }],
        ports: [{ port: 80 }],
      },
    );
    assert.deepEqual(slice.body.ports, [
      { name: '', protocol: 'TCP', port: 80 },
    ]);
    const path =
      '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';
    const name = world.unique('contract');
    const { body } = await client.post(path, {
      metadata: { name },
      webhooks: [
        {
          name: 'hook.example.org',
          clientConfig: { url: 'https://127.0.0.1:1/' },
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
        },
      ],
    });
    await client.delete(`${path}/${name}`);
    const [hook] = body.webhooks;
    assert.deepEqual(
      [
        hook.failurePolicy,
        hook.matchPolicy,
        hook.timeoutSeconds,
        hook.reinvocationPolicy,
      ],
      ['Fail', 'Equivalent', 10, 'Never'],
    );
  },
});
