import assert from 'node:assert/strict';
import { MERGE } from '../client';
import { expectCode, expectStatus, group } from '../case';
import * as make from '../objects';
import { inNamespace } from '../objects';

export const validation = group('validation', {
  'of fields is strict, warns, or drops in silence': async world => {
    const { client } = world;
    const { deployments, gateways } = inNamespace(await world.namespace());
    for (const [path, object, kind] of [
      [deployments, make.deployment('d', { replica: 1 }), 'Deployment'],
      [gateways, make.waypoint('g', {}, { replica: 1 }), 'Gateway'],
    ] as const) {
      expectStatus(
        await client.post(`${path}?fieldValidation=Strict`, object),
        400,
        'BadRequest',
        `${kind} in version "v1" cannot be handled as a ${kind}: strict decoding error: unknown field "spec.replica"`,
      );
      const quiet = expectCode(
        await client.post(`${path}?fieldValidation=Ignore&dryRun=All`, object),
        201,
      );
      assert.equal(quiet.headers.warning, undefined);
      const warned = expectCode(
        await client.post(`${path}?fieldValidation=Warn`, object),
        201,
      );
      assert.match(
        String(warned.headers.warning),
        /unknown field \\"spec\.replica\\"/,
      );
      assert.equal(warned.body.spec.replica, undefined);
    }
  },
  'of fields sees one that is said twice': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const twice = '{"metadata":{"name":"a"},"data":{"x":"1","x":"2"}}';
    expectStatus(
      await client.post(`${configMaps}?fieldValidation=Strict`, twice),
      400,
      'BadRequest',
      /strict decoding error: duplicate field "data\.x"/,
    );
  },
  'refuses a value of the wrong type': async world => {
    const { client } = world;
    const { deployments, gateways } = inNamespace(await world.namespace());
    expectStatus(
      await client.post(
        deployments,
        make.deployment('d', { replicas: 'three' }),
      ),
      400,
      'BadRequest',
      /^Deployment in version "v1" cannot be handled as a Deployment: /,
    );
    expectStatus(
      await client.post(gateways, make.waypoint('g', {}, { listeners: 'x' })),
      422,
      'Invalid',
      /spec\.listeners: Invalid value: "string": spec\.listeners in body must be of type array: "string"/,
    );
  },
  'refuses what is missing, out of range or not among the choices':
    async world => {
      const { client } = world;
      const { gateways, peerAuthentications } = inNamespace(
        await world.namespace(),
      );
      const listener = { name: 'mesh', port: 0, protocol: 'HBONE' };
      expectStatus(
        await client.post(
          gateways,
          make.waypoint('g', {}, { listeners: [listener] }),
        ),
        422,
        'Invalid',
        'Gateway.gateway.networking.k8s.io "g" is invalid: spec.listeners[0].port: Invalid value: 0: spec.listeners[0].port in body should be greater than or equal to 1',
      );
      expectStatus(
        await client.post(
          gateways,
          make.waypoint('g', {}, { gatewayClassName: undefined }),
        ),
        422,
        'Invalid',
        /spec\.gatewayClassName: Required value/,
      );
      expectStatus(
        await client.post(
          peerAuthentications,
          make.peerAuthentication('p', { mtls: { mode: 'SOMETIMES' } }),
        ),
        422,
        'Invalid',
        /spec\.mtls\.mode: Unsupported value: "SOMETIMES": supported values: "UNSET", "DISABLE", "PERMISSIVE", "STRICT"/,
      );
    },
  'follows the rules of the custom kinds': async world => {
    const { client } = world;
    const { gateways, peerAuthentications } = inNamespace(
      await world.namespace(),
    );
    const portLevelMtls = { 8080: { mode: 'DISABLE' } };
    expectStatus(
      await client.post(
        peerAuthentications,
        make.peerAuthentication('p', { portLevelMtls }),
      ),
      422,
      'Invalid',
      'PeerAuthentication.security.istio.io "p" is invalid: spec: Invalid value: portLevelMtls requires selector',
    );
    expectStatus(
      await client.post(
        peerAuthentications,
        make.peerAuthentication('p', {
          selector: { matchLabels: { app: 'x' } },
          portLevelMtls: { 99999: { mode: 'DISABLE' } },
        }),
      ),
      422,
      'Invalid',
      /port must be between 1-65535/,
    );
    const listeners = [
      { name: 'a', port: 80, protocol: 'HTTP' },
      { name: 'b', port: 80, protocol: 'HTTP' },
    ];
    expectStatus(
      await client.post(gateways, make.waypoint('g', {}, { listeners })),
      422,
      'Invalid',
      /Combination of port, protocol and hostname must be unique for each listener/,
    );
    expectCode(
      await client.post(
        peerAuthentications,
        make.peerAuthentication('p', {
          selector: { matchLabels: { app: 'x' } },
          portLevelMtls,
        }),
      ),
      201,
    );
  },
  'keeps what may not change': async world => {
    const { client } = world;
    const { deployments, services, secrets, pods } = inNamespace(
      await world.namespace(),
    );
    await client.post(deployments, make.deployment('d'));
    expectStatus(
      await client.patch(`${deployments}/d`, MERGE, {
        spec: {
          selector: { matchLabels: { app: 'e' } },
          template: { metadata: { labels: { app: 'e' } } },
        },
      }),
      422,
      'Invalid',
      /spec\.selector: Invalid value: .*: field is immutable/,
    );
    await client.post(services, make.service('s'));
    expectStatus(
      await client.patch(`${services}/s`, MERGE, {
        spec: { clusterIP: '10.255.0.9' },
      }),
      422,
      'Invalid',
      /spec\.clusterIPs\[0\]: Invalid value: .*: may not change once set/,
    );
    await client.post(secrets, { metadata: { name: 'x' } });
    expectStatus(
      await client.patch(`${secrets}/x`, MERGE, { type: 'other' }),
      422,
      'Invalid',
      /type: Invalid value: "other": field is immutable/,
    );
    await client.post(pods, make.pod('p'));
    expectStatus(
      await client.patch(`${pods}/p`, MERGE, {
        spec: { serviceAccountName: 'other' },
      }),
      422,
      'Invalid',
      /spec: Forbidden: pod updates may not change fields other than/,
    );
  },
  'of a workload wants a selector that matches its template': async world => {
    const { deployments } = inNamespace(await world.namespace());
    expectStatus(
      await world.client.post(
        deployments,
        make.deployment('d', { selector: { matchLabels: { app: 'other' } } }),
      ),
      422,
      'Invalid',
      /spec\.template\.metadata\.labels: Invalid value: \{"app":"d"\}: `selector` does not match template `labels`/,
    );
  },
  'of the request itself': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    expectStatus(
      await client.post(`${configMaps}?dryRun=Some`, make.configMap('a')),
      422,
      'Invalid',
      /dryRun: Unsupported value/,
    );
    expectStatus(
      await client.put(`${configMaps}/a`, make.configMap('b')),
      400,
      'BadRequest',
      'the name of the object (b) does not match the name on the URL (a)',
    );
    expectStatus(
      await client.post(
        configMaps,
        make.configMap('a', {}, { namespace: 'other' }),
      ),
      400,
      'BadRequest',
      'the namespace of the provided object does not match the namespace sent on the request',
    );
    expectStatus(
      await client.delete('/api/v1/namespaces'),
      405,
      'MethodNotAllowed',
    );
    const text = await client.post(configMaps, 'x', { type: 'text/plain' });
    expectStatus(text, 415, 'UnsupportedMediaType');
    const answer = await client.get(configMaps, { accept: 'text/html' });
    assert.equal(answer.code, 406);
  },
});
