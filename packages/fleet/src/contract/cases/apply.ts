import assert from 'node:assert/strict';
import { MERGE } from '../client';
import { expectCode, expectStatus, group, ownedBy } from '../case';
import * as make from '../objects';
import { by, inNamespace } from '../objects';

const type = { apiVersion: 'v1', kind: 'ConfigMap' };
const named = (name: string, data?: object) => ({
  ...type,
  metadata: { name },
  ...(data && { data }),
});

export const apply = group('server-side apply', {
  'creates, owns what it says, and takes back what it no longer says':
    async world => {
      const { client } = world;
      const { configMaps } = inNamespace(await world.namespace());
      const path = `${configMaps}/a${by('team')}`;
      const made = expectCode(
        await client.apply(path, named('a', { x: '1', y: '1' })),
        201,
      );
      assert.deepEqual(ownedBy(made.body, 'team', 'Apply').fieldsV1, {
        'f:data': { 'f:x': {}, 'f:y': {} },
      });
      const less = expectCode(
        await client.apply(path, named('a', { x: '1' })),
        200,
      );
      assert.deepEqual(less.body.data, { x: '1' });
    },
  'of the same again changes nothing': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const path = `${services}/s${by('team')}`;
    const first = await client.apply(path, make.service('s'));
    const second = expectCode(await client.apply(path, make.service('s')), 200);
    assert.deepEqual(second.body, first.body);
  },
  'refuses to change what another applier owns': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    const path = `${gateways}/wp`;
    await client.apply(path + by('team'), make.waypoint('wp'));
    const other = make.waypoint('wp', { 'istio.io/waypoint-for': 'all' });
    const { body } = expectStatus(
      await client.apply(path + by('portal'), other),
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "team": .metadata.labels.istio.io/waypoint-for',
    );
    assert.deepEqual(body.details.causes, [
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "team"',
        field: '.metadata.labels.istio.io/waypoint-for',
      },
    ]);
  },
  'refuses to change what another program wrote': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const { itself } = inNamespace(ns);
    const label = (value: string) => ({
      metadata: { labels: { 'istio.io/dataplane-mode': value } },
    });
    await client.patch(itself + by('kubectl-label'), MERGE, label('none'));
    const { metadata } = label('ambient');
    const wanted = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: ns, ...metadata },
    };
    expectStatus(
      await client.apply(itself + by('portal'), wanted),
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "kubectl-label" using v1: .metadata.labels.istio.io/dataplane-mode',
    );
  },
  'names all conflicts, by manager': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const path = `${configMaps}/a`;
    await client.apply(path + by('one'), named('a', { x: '1' }));
    await client.apply(path + by('two'), named('a', { y: '1', z: '1' }));
    expectStatus(
      await client.apply(
        path + by('three'),
        named('a', { x: '2', y: '2', z: '2' }),
      ),
      409,
      'Conflict',
      'Apply failed with 3 conflicts: conflicts with "one":\n- .data.x\nconflicts with "two":\n- .data.y\n- .data.z',
    );
  },
  'takes over by force': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    const path = `${gateways}/wp`;
    await client.apply(path + by('team'), make.waypoint('wp'));
    const other = make.waypoint('wp', { 'istio.io/waypoint-for': 'all' });
    const { body } = expectCode(
      await client.apply(path + by('portal', '&force=true'), other),
      200,
    );
    const label = 'f:istio.io/waypoint-for';
    const labels = (manager: string) =>
      ownedBy(body, manager).fieldsV1['f:metadata']?.['f:labels'] ?? {};
    assert.ok(label in labels('portal'));
    assert.ok(!(label in labels('team')));
    assert.equal(body.metadata.labels['istio.io/waypoint-for'], 'all');
  },
  'an empty map is owned as a whole': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const path = `${services}/s`;
    const { metadata, ...rest } = make.service('s');
    const labelled = (labels: object) => ({
      ...rest,
      metadata: { ...metadata, labels },
    });
    await client.apply(path + by('team'), labelled({}));
    expectStatus(
      await client.apply(path + by('portal'), {
        ...type,
        kind: 'Service',
        metadata: { name: 's', labels: { a: '1' } },
      }),
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "team": .metadata.labels',
    );
  },
  'shares what both say': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const path = `${configMaps}/a`;
    await client.apply(path + by('one'), named('a', { x: '1' }));
    const both = await client.apply(path + by('two'), named('a', { x: '1' }));
    assert.ok(ownedBy(both.body, 'one') && ownedBy(both.body, 'two'));
    const without = await client.apply(path + by('one'), named('a'));
    assert.deepEqual(without.body.data, { x: '1' }, 'two still says it');
    const gone = await client.apply(path + by('two'), named('a'));
    assert.equal(gone.body.data, undefined);
  },
  'leaves what other programs own': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const path = `${configMaps}/a`;
    await client.apply(path + by('one'), named('a', { x: '1' }));
    await client.patch(path + by('hand'), MERGE, { data: { y: '2' } });
    const { body } = await client.apply(
      path + by('one'),
      named('a', { x: '3' }),
    );
    assert.deepEqual(body.data, { x: '3', y: '2' });
  },
  'tries without writing': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    const path = `${gateways}/wp`;
    const dry = await client.apply(
      path + by('team', '&dryRun=All'),
      make.waypoint('wp'),
    );
    expectCode(dry, 201);
    assert.equal(
      dry.body.spec.listeners[0].allowedRoutes.namespaces.from,
      'Same',
    );
    expectStatus(await client.get(path), 404, 'NotFound');
    await client.apply(path + by('team'), make.waypoint('wp'));
    const other = make.waypoint('wp', {}, { gatewayClassName: 'x' });
    expectStatus(
      await client.apply(path + by('portal', '&dryRun=All'), other),
      409,
      'Conflict',
    );
    expectCode(
      await client.apply(path + by('team', '&dryRun=All'), other),
      200,
    );
    const { body } = await client.get(path);
    assert.equal(body.spec.gatewayClassName, 'istio-waypoint');
  },
  'merges lists by their keys': async world => {
    const { client } = world;
    const { services } = inNamespace(await world.namespace());
    const path = `${services}/s`;
    await client.apply(path + by('one'), make.service('s'));
    const two = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's' },
      spec: { ports: [{ name: 'metrics', port: 9090 }] },
    };
    const both = expectCode(
      await client.apply(path + by('two'), two),
      200,
    ).body;
    const ports = (body: any) => body.spec.ports.map((p: any) => p.name);
    assert.deepEqual(ports(both), ['http', 'metrics']);
    expectStatus(
      await client.apply(path + by('three'), {
        ...two,
        spec: { ports: [{ name: 'other', port: 80, protocol: 'TCP' }] },
      }),
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "one": .spec.ports[port=80,protocol="TCP"].name',
    );
    const { metadata, apiVersion, kind } = two;
    const less = await client.apply(path + by('two'), {
      apiVersion,
      kind,
      metadata,
    });
    assert.deepEqual(ports(less.body), ['http']);
  },
  'does not own what the server fills in': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    const { body } = await client.apply(
      `${deployments}/web${by('team')}`,
      make.deployment('web'),
    );
    assert.equal(body.spec.replicas, 1);
    assert.ok(!('f:replicas' in ownedBy(body, 'team').fieldsV1['f:spec']));
  },
  'leaves replicas to who scales': async world => {
    const { client } = world;
    const { deployments } = inNamespace(await world.namespace());
    const path = `${deployments}/web`;
    await client.post(deployments + by('team'), make.deployment('web'));
    await client.patch(`${path}/scale${by('scaler')}`, MERGE, {
      spec: { replicas: 3 },
    });
    const kept = await client.apply(
      path + by('team'),
      make.deployment('web', { minReadySeconds: 1 }),
    );
    assert.equal(kept.body.spec.replicas, 3);
    expectStatus(
      await client.apply(
        path + by('team'),
        make.deployment('web', { replicas: 2 }),
      ),
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "scaler" with subresource "scale" using apps/v1: .spec.replicas',
    );
  },
  'needs the uid it names to be that of the object': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const uid = '11111111-2222-3333-4444-555555555555';
    const object = { ...type, metadata: { name: 'a', uid } };
    expectStatus(
      await client.apply(`${configMaps}/a${by('team')}`, object),
      409,
      'Conflict',
      /uid mismatch: the provided object specified uid .*, and no existing object was found/,
    );
    await client.post(configMaps, make.configMap('a'));
    expectStatus(
      await client.apply(`${configMaps}/a${by('team')}`, object),
      422,
      'Invalid',
      /metadata\.uid: Invalid value: .*: field is immutable/,
    );
    const found = (await client.get(`${configMaps}/a`)).body.metadata;
    const right = {
      ...type,
      metadata: { name: 'a', uid: found.uid },
      data: { x: '1' },
    };
    expectCode(await client.apply(`${configMaps}/a${by('team')}`, right), 200);
  },
  'needs a manager, and no managedFields': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    expectStatus(
      await client.apply(`${configMaps}/a`, named('a')),
      422,
      'Invalid',
      /fieldManager: Required value: is required for apply patch/,
    );
    const owned = {
      ...type,
      metadata: { name: 'a', managedFields: [{ manager: 'x' }] },
    };
    expectStatus(
      await client.apply(`${configMaps}/a${by('team')}`, owned),
      400,
      'BadRequest',
      'metadata.managedFields must be nil',
    );
  },
  'refuses fields that have no type': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    const object = make.waypoint('wp', {}, { classname: 'x' });
    expectStatus(
      await client.apply(`${gateways}/wp${by('team')}`, object),
      500,
      undefined,
      'failed to create typed patch object (/wp; gateway.networking.k8s.io/v1, Kind=Gateway): .spec.classname: field not declared in schema',
    );
  },
  'reads YAML': async world => {
    const { client } = world;
    const { configMaps } = inNamespace(await world.namespace());
    const yaml =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: "1"\n';
    const { body } = expectCode(
      await client.apply(`${configMaps}/a${by('team')}`, yaml),
      201,
    );
    assert.deepEqual(body.data, { x: '1' });
  },
  'owns the status through its endpoint only': async world => {
    const { client } = world;
    const { gateways } = inNamespace(await world.namespace());
    const path = `${gateways}/wp`;
    await client.apply(path + by('team'), make.waypoint('wp'));
    const { apiVersion, kind } = make.waypoint('wp');
    const addresses = [{ type: 'IPAddress', value: '10.0.0.1' }];
    const status = {
      apiVersion,
      kind,
      metadata: { name: 'wp' },
      status: { addresses },
    };
    const { body } = expectCode(
      await client.apply(`${path}/status${by('istiod')}`, status),
      200,
    );
    assert.deepEqual(body.status.addresses, addresses);
    const entry = ownedBy(body, 'istiod');
    assert.equal(entry.subresource, 'status');
    assert.deepEqual(Object.keys(entry.fieldsV1), ['f:status']);
    assert.equal(body.metadata.generation, 1);
  },
});
