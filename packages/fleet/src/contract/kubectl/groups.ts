import assert from 'node:assert/strict';
import { eventually, group, type Group, type World } from '../case';
import * as make from '../objects';
import { kubectl, kubectlStream, type Kubectl, type Output } from './kubectl';

/** What people do with kubectl, on a cluster where something makes pods ready. */
export function kubectlGroups(tool: Kubectl): Group[] {
  const run = (args: string, stdin?: unknown) =>
    kubectl(tool, args.split(' ').filter(Boolean), stdin);
  const ok = async (args: string, stdin?: unknown): Promise<string> => {
    const { code, out, err } = await run(args, stdin);
    assert.equal(code, 0, `kubectl ${args}: ${err || out}`);
    return out.trim();
  };
  const refused = async (args: string, why: RegExp, stdin?: unknown) => {
    const output: Output = await run(args, stdin);
    assert.notEqual(
      output.code,
      0,
      `kubectl ${args} should have failed: ${output.out}`,
    );
    assert.match(output.err, why);
  };
  const running = async (world: World, replicas = 1) => {
    const ns = await world.namespace();
    await ok(
      `-n ${ns} apply --server-side -f -`,
      make.deployment('web', { replicas }),
    );
    await ok(`-n ${ns} rollout status deployment/web --timeout=45s`);
    return ns;
  };
  const image = (tag: string) => ({
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [{ name: 'app', image: `registry.example/app:${tag}` }],
      },
    },
  });

  return [
    group('kubectl', {
      'get, of several kinds in all namespaces': async () => {
        const out = await ok('get ns,pods -A');
        assert.match(out, /namespace\/kube-system\s+Active/);
        assert.match(await ok('get ns'), /^NAME\s+STATUS\s+AGE/);
        assert.match(
          await ok('get ns kube-system -o jsonpath={.metadata.uid}'),
          /^[0-9a-f-]{36}$/,
        );
      },
      'get -w': async world => {
        const ns = await world.namespace();
        const stream = kubectlStream(tool, [
          '-n',
          ns,
          'get',
          'configmaps',
          '-w',
        ]);
        try {
          await eventually(
            'the watch stands',
            async () => stream.lines().length > 0,
          );
          await ok(`-n ${ns} create configmap seen --from-literal=a=b`);
          await eventually('the new object shows', async () =>
            stream.lines().some(l => /^seen\s+1\s/.test(l)),
          );
        } finally {
          stream.stop();
        }
      },
      'create namespace, label, annotate, delete': async world => {
        const name = world.unique('kubectl');
        assert.equal(
          await ok(`create ns ${name}`),
          `namespace/${name} created`,
        );
        await ok(`label ns ${name} istio.io/dataplane-mode=ambient`);
        await refused(
          `label ns ${name} istio.io/dataplane-mode=none`,
          /already has a value|--overwrite/,
        );
        await ok(`label ns ${name} istio.io/dataplane-mode-`);
        await ok(`annotate ns ${name} example.org/owner=payments`);
        const out = await ok(`get ns ${name} -o json`);
        const { metadata } = JSON.parse(out);
        assert.equal(metadata.annotations['example.org/owner'], 'payments');
        assert.equal(metadata.labels['istio.io/dataplane-mode'], undefined);
        await ok(`delete ns ${name} --timeout=45s`);
        await refused(`get ns ${name}`, /NotFound/);
      },
      'apply --server-side: conflict, force, dry run': async world => {
        const ns = await world.namespace();
        const objects = [
          [
            'Gateway',
            make.waypoint('wp'),
            make.waypoint('wp', { 'istio.io/waypoint-for': 'all' }),
          ],
          [
            'Deployment',
            make.deployment('web', image('1')),
            make.deployment('web', image('2')),
          ],
          [
            'Service',
            make.service('web'),
            make.service('web', { ports: [{ name: 'other', port: 80 }] }),
          ],
        ] as const;
        for (const [kind, first, second] of objects) {
          const apply = `-n ${ns} apply --server-side --field-manager`;
          assert.match(
            await ok(`${apply}=one --dry-run=server -f -`, first),
            /server dry run/,
          );
          await refused(
            `-n ${ns} get ${kind.toLowerCase()} ${first.metadata.name}`,
            /NotFound|not found/i,
          );
          await ok(`${apply}=one -f -`, first);
          await refused(`${apply}=two -f -`, /conflict with "one"/, second);
          await refused(
            `${apply}=two --dry-run=server -f -`,
            /conflict with "one"/,
            second,
          );
          await ok(`${apply}=two --force-conflicts -f -`, second);
          await refused(`${apply}=one -f -`, /conflict with "two"/, first);
        }
      },
      'apply refuses fields that do not exist': async world => {
        const ns = await world.namespace();
        await refused(
          `-n ${ns} create -f -`,
          /unknown field "spec\.replica"/,
          make.deployment('web', { replica: 1 }),
        );
      },
      'scale, rollout status, rollout restart': async world => {
        const ns = await running(world);
        await ok(`-n ${ns} scale deployment/web --replicas=3`);
        await ok(`-n ${ns} rollout status deployment/web --timeout=45s`);
        assert.match(
          await ok(`-n ${ns} get deployment web`),
          /web\s+3\/3\s+3\s+3/,
        );
        const before = await ok(`-n ${ns} get pods -o name`);
        await ok(`-n ${ns} rollout restart deployment/web`);
        await ok(`-n ${ns} rollout status deployment/web --timeout=45s`);
        const after = await ok(
          `-n ${ns} get pods -l app=web --field-selector=status.phase=Running -o name`,
        );
        const old = new Set(before.split('\n'));
        assert.ok(after.split('\n').some(name => !old.has(name)));
      },
      'wait, get -o wide, delete': async world => {
        const ns = await running(world);
        await ok(
          `-n ${ns} wait --for=condition=Ready pod -l app=web --timeout=45s`,
        );
        await ok(
          `-n ${ns} wait --for=condition=Available deployment/web --timeout=45s`,
        );
        assert.match(
          await ok(`-n ${ns} get pods -o wide`),
          /NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\s+IP\s+NODE/,
        );
        await ok(`-n ${ns} delete deployment web --timeout=45s`);
        await eventually(
          'the pods are gone',
          async () => {
            const out = await ok(`-n ${ns} get pods -o name`);
            return out === '';
          },
          45_000,
        );
      },
      'auth can-i': async () => {
        assert.equal(
          await ok('auth can-i create gateways.gateway.networking.k8s.io'),
          'yes',
        );
        const nobody = await run('auth can-i list pods --as=contract-nobody');
        assert.deepEqual([nobody.code, nobody.out.trim()], [1, 'no']);
        assert.match(
          await ok('auth can-i --list -n default --as=contract-nobody'),
          /selfsubjectreviews/,
        );
        assert.match(await ok('auth whoami'), /Username\s+/);
      },
      'api-resources, api-versions, explain': async () => {
        const out = await ok('api-resources');
        assert.match(out, /^namespaces\s+ns\s+v1\s+false\s+Namespace$/m);
        assert.match(
          out,
          /^peerauthentications\s+pa\s+security\.istio\.io\/v1\s+true\s+PeerAuthentication$/m,
        );
        assert.match(
          await ok('api-versions'),
          /^gateway\.networking\.k8s\.io\/v1$/m,
        );
        assert.match(await ok('explain peerauthentications.spec.mtls'), /mode/);
      },
      'create token, create with the typed clients': async world => {
        const ns = await world.namespace();
        await ok(`-n ${ns} create serviceaccount reader`);
        assert.match(
          await ok(`-n ${ns} create token reader`),
          /^[\w-]+\.[\w-]+\.[\w-]+$/,
        );
        await ok(
          `-n ${ns} create deployment made --image=registry.example/app:1 --replicas=0`,
        );
        assert.equal(
          await ok(`-n ${ns} get deployment made -o jsonpath={.spec.replicas}`),
          '0',
        );
        await ok(`-n ${ns} create secret generic s --from-literal=a=b`);
        assert.equal(
          await ok(`-n ${ns} get secret s -o jsonpath={.data.a}`),
          'Yg==',
        );
        await ok(`-n ${ns} create role r --verb=get --resource=pods`);
        await ok(
          `-n ${ns} create rolebinding r --role=r --serviceaccount=${ns}:reader`,
        );
        assert.equal(
          await ok(
            `-n ${ns} auth can-i get pods --as=system:serviceaccount:${ns}:reader`,
          ),
          'yes',
        );
      },
      'patch, describe, events': async world => {
        const ns = await world.namespace();
        await ok(`-n ${ns} create configmap a --from-literal=x=1`);
        await ok(
          `-n ${ns} patch configmap a --type=merge -p {"data":{"x":"2"}}`,
        );
        assert.match(await ok(`-n ${ns} describe configmap a`), /x:\n-+\n2/);
        await ok(`-n ${ns} apply --server-side -f -`, make.waypoint('wp'));
        assert.match(
          await ok(`-n ${ns} describe gtw wp`),
          /Gateway Class Name:\s+istio-waypoint/,
        );
        await ok(`-n ${ns} get events`);
      },
    }),
  ];
}
